import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandOutput, commandKey, failedFence, findCommands, pendingFence, withOutputs } from './commands.js';
import { mayRunCommands } from './commands-allowed.js';

const parts = (text: string) => findCommands(text).map(({ line, command, body }) => ({ line, command, body }));
const none: ReadonlyMap<string, CommandOutput> = new Map();

/** Every command prints the same. */
function printing(text: string, output: CommandOutput): ReadonlyMap<string, CommandOutput> {
  return new Map(findCommands(text).map((command) => [commandKey(command), output]));
}

const ok = (text: string): CommandOutput => ({ kind: 'ok', text });

describe('commands in a deck', () => {
  it('are found as slides finds them, in a fence too', () => {
    const text = [
      '# Slide',
      '~~~sd Replace Process',
      'Replace',
      'two lines',
      '~~~',
      '',
      '```',
      '~~~graph-easy --as=boxart',
      '[ A ] - to -> [ B ]',
      '~~~',
      '```',
      '---',
      '~~~echo -n World',
      'Hello',
      '~~~ ',
    ].join('\n');
    expect(parts(text)).toEqual([
      { line: 2, command: ['sd', 'Replace', 'Process'], body: 'Replace\ntwo lines' },
      { line: 8, command: ['graph-easy', '--as=boxart'], body: '[ A ] - to -> [ B ]' },
      { line: 13, command: ['echo', '-n', 'World'], body: 'Hello' },
    ]);
    expect(findCommands(text).map(({ fenced }) => fenced)).toEqual([false, true, false]);
  });

  it('are cut at blanks only, as in slides: no shell reads the quotes', () => {
    expect(parts('~~~echo "You can do  whatever"\n\n~~~')[0]?.command).toEqual([
      'echo',
      '"You',
      'can',
      'do',
      'whatever"',
    ]);
  });

  it('may have nothing to read', () => {
    expect(parts('~~~date\n~~~\nnext')).toEqual([{ line: 1, command: ['date'], body: '' }]);
  });

  it.each([
    ['a plain fence', '~~~\nls\n~~~'],
    ['a fence with a blank before its language', '~~~ python\nprint()\n~~~'],
    ['four tildes', '~~~~python\nprint()\n~~~~'],
    ['text in a line', 'write ~~~ls\nx\n~~~'],
    ['what nothing closes', '~~~ls\nx\n~~~ not alone'],
    ['three tildes at the end', 'a\n~~~'],
  ])('are not: %s', (_, text) => {
    expect(findCommands(text)).toEqual([]);
    expect(withOutputs(text, none).text).toBe(text);
  });

  it('end at the first line of three tildes', () => {
    expect(parts('~~~cat\na\n~~~b\nc\n~~~\n~~~cat\nd\n~~~').map(({ body }) => body)).toEqual(['a\n~~~b\nc', 'd']);
  });

  it('may be indented: the body loses the blanks, what is printed gets them', () => {
    const text = '- item\n\n  ~~~cat\n  one\n    two\n  ~~~\n- item';
    expect(parts(text)[0]?.body).toBe('one\n  two');
    expect(withOutputs(text, printing(text, ok('1\n2'))).text).toBe('- item\n\n  1\n  2\n- item');
  });

  it('may stand in a file with CR and LF', () => {
    const text = 'a\r\n~~~cat x\r\none\r\ntwo\r\n~~~\r\nb\r\n';
    expect(parts(text)).toEqual([{ line: 2, command: ['cat', 'x'], body: 'one\ntwo' }]);
    expect(withOutputs(text, printing(text, ok('1'))).text).toBe('a\r\n1\r\nb\r\n');
  });
});

describe('outputs', () => {
  it('stand in the place of their blocks, and nothing else changes', () => {
    const text = '# a\n```\n~~~cat\nx\n~~~\n```\n~~~cat\ny\n~~~\nlast';
    const outputs = new Map([
      [commandKey({ command: ['cat'], body: 'x' }), ok('drawn\n')],
      [commandKey({ command: ['cat'], body: 'y' }), ok('one\n\n---\n\ntwo\n')],
    ]);
    expect(withOutputs(text, outputs).text).toBe('# a\n```\ndrawn\n\n```\none\n\n---\n\ntwo\n\nlast');
  });

  it('leave the lines of the file known', () => {
    const text = 'one\n~~~cat\nthree\n~~~\nfive\n~~~cat\nseven\n~~~\nnine';
    const { text: made, lineOf } = withOutputs(text, printing(text, ok('a\nb\nc\nd\n')));
    const lines = made.split('\n').map((line, index) => [line, lineOf(index + 1)]);
    expect(lines).toEqual([
      ['one', 1],
      ['a', 2],
      ['b', 2],
      ['c', 2],
      ['d', 2],
      ['', 2],
      ['five', 5],
      ['a', 6],
      ['b', 6],
      ['c', 6],
      ['d', 6],
      ['', 6],
      ['nine', 9],
    ]);
  });

  it('that are not known yet have a placeholder', () => {
    expect(withOutputs('~~~ls -l\n~~~', none).text).toBe(`\`\`\`${pendingFence}\nrunning ls -l ...\n\`\`\``);
    expect(withOutputs('```\n~~~ls -l\n~~~\n```', none).text).toBe('```\nrunning ls -l ...\n```');
  });

  it('that failed say why, in place and to the author', () => {
    const failed: CommandOutput = {
      kind: 'failed',
      message: '"x" ended with exit status 1.',
      details: 'no ```such``` file\n',
    };
    const text = 'a\n\n~~~x\n~~~';
    const made = withOutputs(text, printing(text, failed));
    expect(made.failures).toEqual([{ line: 3, message: failed.message }]);
    expect(made.text).toBe(
      `a\n\n\`\`\`${failedFence}\n"x" ended with exit status 1.\n\`\`\`\n\n\`\`\`\`\nno \`\`\`such\`\`\` file\n\`\`\`\``,
    );
    const fenced = '```\n~~~x\n~~~\n```';
    expect(withOutputs(fenced, printing(fenced, failed)).text).toBe(
      '```\n"x" ended with exit status 1.\nno ```such``` file\n```',
    );
  });

  it('keep every other line, and its number, whatever stands around them', () => {
    const line = fc.constantFrom(
      '~~~cat',
      '~~~',
      '~~~~',
      '```',
      '````',
      '  ~~~cat a',
      'text',
      '',
      '---',
      '~~~ x',
      '- a',
    );
    const printed = fc.constantFrom('', 'p', 'p\n', 'p\np\n', 'p\n---\np');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), printed, (lines, output) => {
        const numbered = lines.map((its, index) => (its === 'text' ? `text ${index + 1}` : its)).join('\n');
        const commands = findCommands(numbered);
        const { text, lineOf } = withOutputs(numbered, printing(numbered, ok(output)));
        const kept = numbered.split('\n').filter((its, index) => {
          const inside = commands.some((command) => {
            const last = command.line + numbered.slice(command.start, command.end).split('\n').length - 1;
            return index + 1 >= command.line && index + 1 <= last;
          });
          return its.startsWith('text') && !inside;
        });
        const found = text.split('\n').flatMap((its, index) => (its.startsWith('text') ? [{ its, index }] : []));
        expect(found.map(({ its }) => its)).toEqual(kept);
        for (const { its, index } of found) expect(its).toBe(`text ${lineOf(index + 1)}`);
      }),
    );
  });

  it('are found in no time, also where nothing closes', () => {
    const text = '~~~cat\n'.repeat(200_000);
    const start = performance.now();
    expect(findCommands(text)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('whether commands may run', () => {
  const us = { platform: 'linux', uid: 1000, groups: [1000, 27] } as const;

  it.each([
    [0o644, 1000, 1000, false],
    [0o744, 1000, 1000, true],
    [0o655, 1000, 1000, false],
    [0o654, 0, 27, true],
    [0o645, 0, 27, false],
    [0o645, 0, 0, true],
    [0o754, 0, 0, false],
  ])('mode %o of user %i and group %i: %s', (mode, uid, gid, allowed) => {
    expect(mayRunCommands({ mode: 0o100000 | mode, uid, gid }, us)).toBe(allowed);
  });

  it('needs one mark for root, and is never so on Windows', () => {
    const root = { ...us, uid: 0 };
    expect(mayRunCommands({ mode: 0o644, uid: 1000, gid: 1000 }, root)).toBe(false);
    expect(mayRunCommands({ mode: 0o645, uid: 1000, gid: 1000 }, root)).toBe(true);
    expect(mayRunCommands({ mode: 0o777, uid: 0, gid: 0 }, { ...us, platform: 'win32' })).toBe(false);
  });
});
