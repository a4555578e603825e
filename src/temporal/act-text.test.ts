import { execFile, execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, startEngine } from '../engine/server.js';
import { anyText } from '../render/testing.js';
import { temporalBinary } from '../testing/temporal-binary.js';
import { type ActDescription, actText, valueLine } from './act-text.js';
import { shellWord } from './act-text-shell.js';
import { literal, middle } from './act-text-value.js';

const workflowId = 'order-A42F';
const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const start: ActDescription = {
  kind: 'start',
  workflowType: 'order',
  taskQueue: 'tslides',
  workflowId,
  input: { item: "Ada's gopher", amount: 42 },
};

const written: readonly (readonly [ActDescription, call: string, command: string])[] = [
  [
    start,
    `await client.workflow.start('order', { taskQueue: 'tslides', workflowId: 'order-A42F', args: [{ item: "Ada's gopher", amount: 42 }] })`,
    `start --type order --task-queue tslides --workflow-id order-A42F --input '{"item":"Ada'\\''s gopher","amount":42}'`,
  ],
  [
    { kind: 'start', workflowType: 'hello', taskQueue: 'hello', workflowId: 'hello-1' },
    `await client.workflow.start('hello', { taskQueue: 'hello', workflowId: 'hello-1' })`,
    'start --type hello --task-queue hello --workflow-id hello-1',
  ],
  [
    { kind: 'signal', workflowId, name: 'approve', args: ['Grace', { fast: true }] },
    `await handle.signal('approve', 'Grace', { fast: true })`,
    `signal --workflow-id order-A42F --name approve --input '"Grace"' --input '{"fast":true}'`,
  ],
  [
    { kind: 'query', workflowId, name: 'status' },
    `await handle.query('status')`,
    'query --workflow-id order-A42F --name status',
  ],
  [
    { kind: 'update', workflowId, name: 'deliver-to', args: [-5] },
    `await handle.executeUpdate('deliver-to', { args: [-5] })`,
    'update execute --workflow-id order-A42F --name deliver-to --input -5',
  ],
  [
    { kind: 'update', workflowId, name: 'hurry' },
    `await handle.executeUpdate('hurry')`,
    'update execute --workflow-id order-A42F --name hurry',
  ],
  [{ kind: 'result', workflowId }, 'await handle.result()', 'result --workflow-id order-A42F'],
  [
    { kind: 'list', query: `WorkflowType = 'order'` },
    `client.workflow.list({ query: "WorkflowType = 'order'" })`,
    `list --query "WorkflowType = 'order'"`,
  ],
  [{ kind: 'list' }, 'client.workflow.list()', 'list'],
  [{ kind: 'describe', workflowId }, 'await handle.describe()', 'describe --workflow-id order-A42F'],
  [{ kind: 'cancel', workflowId }, 'await handle.cancel()', 'cancel --workflow-id order-A42F'],
  [
    { kind: 'terminate', workflowId, reason: 'no $ left' },
    `await handle.terminate('no $ left')`,
    `terminate --workflow-id order-A42F --reason 'no $ left'`,
  ],
  [{ kind: 'terminate', workflowId }, 'await handle.terminate()', 'terminate --workflow-id order-A42F'],
];

describe('actText', () => {
  it.each(written)('%j', (act, call, command) => {
    expect(actText(act)).toEqual({ call, command: `temporal workflow ${command}` });
  });

  it('names the service where it is not the one that is taken anyway', () => {
    const command = (address: string, namespace: string) =>
      actText({ kind: 'list' }, { address, namespace }).command.replace('temporal workflow list', '').trim();
    expect(command('localhost:7233', 'default')).toBe('');
    expect(command('127.0.0.1:7233', 'talks')).toBe('--namespace talks');
    expect(command('127.0.0.1:41234', 'default')).toBe('--address 127.0.0.1:41234');
  });

  it('leaves out the middle of what is long', () => {
    const { call, command } = actText({ ...start, input: { text: 'a'.repeat(10_000), end: 'here' } });
    expect(call).toMatch(/args: \[\{ text: 'a{60,80}…a+', end: 'here' \}\] \}\)$/);
    expect(command).toMatch(/ --input '\{"text":"a+…a+","end":"here"\}'$/);
    for (const text of [call, command]) expect(text.length).toBeLessThan(300);
    expect(valueLine('b'.repeat(10_000)).length).toBeLessThanOrEqual(2_000);
  });

  it('says of what is no JSON what would travel', () => {
    const circle: Record<string, unknown> = {};
    circle.again = circle;
    expect(valueLine(circle)).toBe('null');
    expect(valueLine(1n)).toBe('null');
    expect(valueLine({ a: undefined, b: [undefined] })).toBe('{ b: [null] }');
    expect(valueLine(undefined)).toBe('undefined');
  });
});

describe('a literal', () => {
  it('is the value again when it is read as JavaScript', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anyText), (value) => {
        const read: unknown = new Function(`return (${literal(value)})`)();
        expect(JSON.stringify(read)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('holds no half of a pair where it was shortened, and says both ends', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 30, maxLength: 400 }),
        fc.integer({ min: 5, max: 60 }),
        (text, most) => {
          const short = middle(text, most);
          expect(short).not.toMatch(halfPair);
          expect(Array.from(short).length).toBeLessThanOrEqual(Math.max(most, 1));
          if (short !== text) {
            const [front = '', back = ''] = [
              short.slice(0, short.indexOf('…')),
              short.slice(short.lastIndexOf('…') + 1),
            ];
            expect(text.startsWith(front) && text.endsWith(back)).toBe(true);
          }
        },
      ),
    );
  });
});

describe.skipIf(process.platform === 'win32')('a shell', () => {
  it('gets every word as it is', () => {
    const line = fc.array(
      fc.oneof(anyText, fc.string(), fc.constantFrom("'", '"', '$HOME', '`id`', '!!', '\\', '*', '-x')),
      {
        minLength: 1,
        maxLength: 50,
      },
    );
    fc.assert(
      fc.property(line, (parts) => {
        // Neither a zero byte nor a half of a pair reaches a program at all.
        const words = parts.map((word) => word.replaceAll('\0', '').replaceAll(halfPair, ''));
        const out = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(shellWord).join(' ')}`], {
          encoding: 'utf8',
        });
        expect(out.split('\0').slice(0, -1)).toEqual(words);
      }),
      { numRuns: 40 },
    );
  });
});

describe.skipIf(temporalBinary === undefined || process.platform === 'win32')('the temporal program', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.close());

  const run = async (command: string): Promise<string> => {
    const env = { ...process.env, PATH: `${dirname(temporalBinary ?? '')}:${process.env.PATH}` };
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { env, timeout: 20_000 });
    return stdout;
  };
  const act = (description: ActDescription) =>
    run(actText(description, { address: engine.address, namespace: 'default' }).command);

  it.each(written)('has the command of %j, and its options', async (description) => {
    const [words = ''] = /^temporal workflow (?:update execute|\w+)/.exec(actText(description).command) ?? [];
    const help = await run(`${words} --help`);
    const options = [...actText(description).command.matchAll(/ (--[a-z-]+)/g)].map(([, option]) => option);
    for (const option of options) expect(help).toMatch(new RegExp(` ${option} `));
  });

  it('does what the call does', async () => {
    expect(await act(start)).toContain(workflowId);
    const filter = { kind: 'list', query: `WorkflowType = 'order' AND ExecutionStatus = "Running"` } as const;
    expect(await act(filter)).toContain(workflowId);
    expect(await act({ kind: 'list' })).toContain(workflowId);
    expect(await act({ kind: 'describe', workflowId })).toContain('HistoryLength');
    await act({ kind: 'signal', workflowId, name: 'approve', args: ["it's", { fine: true }] });
    await act({ kind: 'cancel', workflowId });
    const history = await run(
      `temporal workflow show --workflow-id ${workflowId} --output json --address ${engine.address}`,
    );
    expect(history).toContain('EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED');
    expect(history).toContain(Buffer.from('"it\'s"').toString('base64'));
    await act({ kind: 'terminate', workflowId, reason: "Ada's last word" });
    await expect(act({ kind: 'result', workflowId })).rejects.toThrow(/TERMINATED|terminated|Ada's last word|failed/i);
    expect(await act({ ...filter, query: 'ExecutionStatus = "Terminated"' })).toContain(workflowId);
  });
});
