import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandKey, findCommands, withOutputs } from '../deck/commands.js';
import { mayRunCommands } from '../deck/commands-allowed.js';
import { alive, gone } from '../testing/pty.js';
import { until } from '../testing/until.js';
import { CommandRuns, type CommandRunsOptions } from './run-commands.js';

let folder: string;
const opened: CommandRuns[] = [];
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'tslides-commands-'));
});
afterEach(async () => {
  for (const runs of opened.splice(0)) await runs.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

function runsOf(options: Partial<CommandRunsOptions> = {}): CommandRuns {
  const runs = new CommandRuns({ onChange: () => undefined, cwd: folder, ...options });
  opened.push(runs);
  return runs;
}

/** What the commands of a deck print, in order. */
async function outputsOf(text: string, runs = runsOf()) {
  const commands = findCommands(text);
  runs.want(commands);
  const outputs = await runs.settled();
  return commands.map((command) => outputs.get(commandKey(command)));
}

/** A script, in bash. */
const script = (body: string): string => `~~~bash\n${body}\n~~~`;

const pidsIn = (file: string): Promise<readonly number[]> =>
  until(`process ids in ${file}`, () => {
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    return text.endsWith('\n') && text.trim().split(/\s+/).map(Number);
  });

describe('commands of a deck', () => {
  it('read the body of their block, and stand in its place', async () => {
    const text = '~~~tr a-z A-Z\nshout\n~~~\n\n~~~sed -e s/Find/Replace/g\nFind\n~~~';
    const runs = runsOf();
    expect(await outputsOf(text, runs)).toEqual([
      { kind: 'ok', text: 'SHOUT' },
      { kind: 'ok', text: 'Replace' },
    ]);
    expect(withOutputs(text, runs.outputs).text).toBe('SHOUT\n\nReplace');
  });

  it('are read by no shell', async () => {
    expect(await outputsOf('~~~echo "$HOME" ; `id` > file\n~~~')).toEqual([
      { kind: 'ok', text: '"$HOME" ; `id` > file\n' },
    ]);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('run only where the file is executable', async () => {
    const deck = join(folder, 'deck.md');
    fs.writeFileSync(deck, script(`touch '${join(folder, 'ran')}'`), { mode: 0o644 });
    const commands = () => (mayRunCommands(fs.statSync(deck)) ? findCommands(fs.readFileSync(deck, 'utf8')) : []);
    const runs = runsOf();
    runs.want(commands());
    await runs.settled();
    expect(fs.readdirSync(folder)).toEqual(['deck.md']);
    fs.chmodSync(deck, 0o755);
    runs.want(commands());
    await runs.settled();
    expect(fs.readdirSync(folder)).toEqual(['deck.md', 'ran']);
  });

  it('need not read what they are given, and may print nothing', async () => {
    const long = 'x'.repeat(300_000);
    expect(await outputsOf(`~~~true\n${long}\n~~~`)).toEqual([{ kind: 'ok', text: '' }]);
    expect(await outputsOf(`~~~cat\n${long}\n~~~`)).toEqual([{ kind: 'ok', text: long }]);
  });

  it('lose their colours, and nothing else', async () => {
    const text = script(String.raw`printf '\e[1;31mred\e[0m \e[38:5:1mtoo\e[m \e[2J\n'`);
    expect(await outputsOf(text)).toEqual([{ kind: 'ok', text: 'red too \x1b[2J\n' }]);
  });

  it('that fail say how, with what they printed about it', async () => {
    const text = [
      script('echo lost; echo why >&2; exit 3'),
      script('kill -SEGV $$'),
      '~~~no-such-program-here x\n~~~',
      `~~~${folder}\n~~~`,
      '~~~echo a\u0000b\n~~~',
    ].join('\n');
    const [status, signal, missing, folderRun, nul] = await outputsOf(text);
    expect(status).toEqual({ kind: 'failed', message: '"bash" ended with exit status 3.', details: 'why\n' });
    expect(signal).toEqual({ kind: 'failed', message: '"bash" was ended by SIGSEGV.', details: '' });
    expect(missing).toEqual({
      kind: 'failed',
      message:
        '"no-such-program-here" can\'t be started: it is not installed, or not in PATH. If it is code to be shown, ' +
        'open its fence with backticks.',
      details: '',
    });
    expect(folderRun).toMatchObject({ kind: 'failed', message: expect.stringContaining('EACCES') });
    expect(nul).toMatchObject({ kind: 'failed', message: expect.stringContaining("can't be started") });
  });

  it('run at the same time', async () => {
    // Each waits for what the other one does.
    const text = ['a', 'b']
      .map((name) => {
        const other = name === 'a' ? 'b' : 'a';
        return script(`touch ${name}; until [ -e ${other} ]; do sleep 0.01; done; echo ${name}`);
      })
      .join('\n');
    expect(await outputsOf(text)).toEqual([
      { kind: 'ok', text: 'a\n' },
      { kind: 'ok', text: 'b\n' },
    ]);
  });

  it('take so long and no longer, with all that they started, whatever they do against it', async () => {
    const runs = runsOf({ limits: { time: 700 } });
    const stubborn = script(
      `trap '' TERM INT HUP; (trap '' TERM HUP; sleep 1000 & echo $! >> pids; wait) & echo $$ $! >> pids; echo waits >&2; wait`,
    );
    const [output] = await outputsOf(stubborn, runs);
    expect(output).toEqual({ kind: 'failed', message: '"bash" took longer than 0.7 s.', details: 'waits\n' });
    const pids = await pidsIn(join(folder, 'pids'));
    expect(pids).toHaveLength(3);
    await gone(pids);
  });

  it('print so much and no more', async () => {
    const [output] = await outputsOf('~~~yes\n~~~', runsOf({ limits: { output: 100_000 } }));
    expect(output).toEqual({ kind: 'failed', message: '"yes" printed more than 0.1 MB.', details: '' });
  });

  it('leave nothing running when they end', async () => {
    const start = performance.now();
    expect(await outputsOf(script('sleep 1000 & echo $! > pids; echo done'))).toEqual([{ kind: 'ok', text: 'done\n' }]);
    expect(performance.now() - start).toBeLessThan(8_000);
    await gone(await pidsIn(join(folder, 'pids')));
  });

  it('are not waited for if something else holds their output open', async () => {
    const [output] = await outputsOf(script('setsid sleep 30 & echo $! > pids; echo done'));
    expect(output).toEqual({ kind: 'ok', text: 'done\n' });
    for (const pid of await pidsIn(join(folder, 'pids'))) if (alive(pid)) process.kill(pid, 'SIGKILL');
  });

  it('run again only if they have changed', async () => {
    const runs = runsOf();
    const counting = (word: string) => script(`echo ${word} >> count; echo ${word}`);
    await outputsOf(`${counting('one')}\n${counting('two')}`, runs);
    await outputsOf(`# new\n${counting('one')}\n${counting('three')}`, runs);
    const counts = () => fs.readFileSync(join(folder, 'count'), 'utf8').trim().split('\n').sort();
    expect(counts()).toEqual(['one', 'three', 'two']);
    await outputsOf(counting('two'), runs);
    expect(counts()).toEqual(['one', 'three', 'two', 'two']);
  });

  it('that failed run again when that is asked for', async () => {
    const runs = runsOf();
    const text = script('[ -e there ] && echo yes');
    expect((await outputsOf(text, runs))[0]?.kind).toBe('failed');
    fs.writeFileSync(join(folder, 'there'), '');
    expect((await outputsOf(text, runs))[0]?.kind).toBe('failed');
    runs.retry();
    expect(await outputsOf(text, runs)).toEqual([{ kind: 'ok', text: 'yes\n' }]);
  });

  it('end when the deck has them no more, and when the show ends', async () => {
    const runs = runsOf();
    const waiting = (name: string) => script(`sleep 1000 & echo $$ $! > ${name}; wait`);
    runs.want(findCommands(`${waiting('a')}\n${waiting('b')}`));
    const [a, b] = [await pidsIn(join(folder, 'a')), await pidsIn(join(folder, 'b'))];
    expect([...a, ...b].every(alive)).toBe(true);
    runs.want(findCommands(waiting('b')));
    await gone(a);
    expect(b.every(alive)).toBe(true);
    await runs.close();
    await gone(b);
    expect(runs.outputs.size).toBe(0);
    runs.want(findCommands(script('touch late')));
    await runs.settled();
    expect(fs.existsSync(join(folder, 'late'))).toBe(false);
  });

  it('tell when outputs have come in', async () => {
    let told = 0;
    const runs = runsOf({ onChange: () => (told += 1) });
    await outputsOf(`${script('echo 1')}\n${script('echo 2')}`, runs);
    await until('the change to be told', () => told > 0);
    expect(runs.outputs.size).toBe(2);
  });

  it('are not run if there are too many', async () => {
    const text = Array.from({ length: 205 }, (_, index) => `~~~echo ${index}\n~~~`).join('\n');
    const outputs = await outputsOf(text);
    expect(outputs.filter((output) => output?.kind === 'ok')).toHaveLength(200);
    expect(outputs.at(-1)).toMatchObject({ kind: 'failed', message: expect.stringContaining('200') });
  });
});
