import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deckOf, stateOf } from '../presenter/testing.js';
import { alive, gone } from '../testing/pty.js';
import { until } from '../testing/until.js';
import { Closing } from './closing.js';
import { type Performers, perform } from './effects.js';
import { codeRunner } from './run-code.js';
import { Store } from './store.js';

let folder: string;
const closings: Closing[] = [];
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'tslides-code-'));
});
afterEach(async () => {
  for (const closing of closings.splice(0)) await closing.all();
  fs.rmSync(folder, { recursive: true, force: true });
});

function showOf(...slides: readonly string[]) {
  const store = new Store(stateOf(deckOf(...slides)));
  const closing = new Closing();
  closings.push(closing);
  const nothing = (): void => undefined;
  const performers: Performers = {
    ...{ quit: nothing, suspend: nothing, redraw: nothing, copy: nothing, act: nothing, play: nothing },
    ...codeRunner({ store, closing }),
  };
  store.performWith((effect) => perform(effect, performers));
  return {
    store,
    closing,
    press: (key: string) => store.dispatch({ kind: 'key', key }),
    output: () =>
      until('the end of the code', () => (store.state.output?.running === false ? store.state.output.text : false)),
  };
}

/** Waits for a file that a block writes, and gives what stands in it. */
const written = (file: string): Promise<string> =>
  until(`something in ${file}`, () => {
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    return text.endsWith('\n') && text.trim();
  });

describe('code on a slide', () => {
  it('runs when it is asked for, block after block, and never before', async () => {
    const file = join(folder, 'ran');
    const show = showOf(
      `\`\`\`bash\necho one >> '${file}'; echo out; echo err >&2\n\`\`\`\n\n\`\`\`js\nconsole.log(6 * 7)\n\`\`\``,
      '# two',
    );
    show.press('j');
    show.press('k');
    expect(fs.existsSync(file)).toBe(false);
    show.press('ctrl+e');
    expect(show.store.state.output).toEqual({ text: '', running: true });
    expect(await show.output()).toMatch(/^(?:out\nerr|err\nout)\n42\n$/);
    expect(fs.readFileSync(file, 'utf8')).toBe('one\n');
  });

  it('has its /// lines, which the slide hides', async () => {
    const show = showOf('```js\n/// const hidden = 40;\nconsole.log(hidden + 2)\n```');
    show.press('ctrl+e');
    expect(await show.output()).toBe('42\n');
  });

  it('is what is to be seen', async () => {
    const show = showOf('```sh\necho one\n```\n\n<!-- pause -->\n\n```sh\necho two\n```');
    show.press('ctrl+e');
    expect(await show.output()).toBe('one\n');
    show.press('j');
    show.press('ctrl+e');
    await until('both', () => show.store.state.output?.text === 'one\ntwo\n');
  });

  it('may stand in a file', async () => {
    const file = join(folder, 'two.sh');
    fs.writeFileSync(file, 'echo one\necho two\n');
    const show = showOf('```file\npath: two.sh\nlanguage: sh\nstart_line: 2\n```');
    const tool = { file: () => ({ kind: 'ok', text: fs.readFileSync(file, 'utf8') }) as const };
    show.store.dispatch({ kind: 'tools', tools: tool });
    show.press('ctrl+e');
    expect(await show.output()).toBe('two\n');
  });

  it('says so if there is no room for it on the disk', async () => {
    vi.stubEnv('TMPDIR', join(folder, 'gone'));
    try {
      const show = showOf('```sh\necho one\n```');
      show.press('ctrl+e');
      expect(await show.output()).toMatch(/^the code can't be written to .*gone: .+\n$/);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('says how it ended, if not well', async () => {
    const show = showOf('```sh\necho so far; exit 3\n```\n\n```sh\nkill -TERM $$\n```');
    show.press('ctrl+e');
    expect(await show.output()).toBe('so far\nexit status 3\nended by SIGTERM\n');
  });

  it('says where it cannot be run', async () => {
    const show = showOf('```\nplain\n```\n\n```cobol\nDISPLAY\n```');
    show.press('ctrl+e');
    expect(await show.output()).toBe('no way to run a code block without a language\nno way to run cobol\n');
  });

  it('is told where there is none', () => {
    const show = showOf('# none');
    show.press('ctrl+e');
    expect(show.store.state.notices.code?.text).toBe('this slide has no code block to run');
  });

  it.each([
    ['another slide', (show: ReturnType<typeof showOf>) => show.press('j')],
    ['the end of the show', (show: ReturnType<typeof showOf>) => show.closing.all()],
    ['another run', (show: ReturnType<typeof showOf>) => show.press('ctrl+e')],
  ])('ends with %s, and all that it started with it', async (_, act) => {
    const file = join(folder, 'pids');
    const show = showOf(`\`\`\`bash\nsleep 1000 & echo $$ $! > '${file}'; wait\n\`\`\``, '# two');
    show.press('ctrl+e');
    const pids = (await written(file)).split(' ').map(Number);
    expect(pids).toHaveLength(2);
    expect(pids.every(alive)).toBe(true);
    await act(show);
    await gone(pids);
  });

  it('prints no more than can be shown, and says so', async () => {
    const show = showOf('```js\nfor (let i = 0; i < 5000; i++) console.log("x".repeat(99))\n```');
    show.press('ctrl+e');
    const text = await show.output();
    expect(text.length).toBeLessThan(101_000);
    expect(text).toMatch(/more, which is not shown$/);
  });

  it('leaves no file behind', async () => {
    const show = showOf('```js\nconsole.log(import.meta.url)\n```');
    show.press('ctrl+e');
    const url = (await show.output()).trim();
    expect(url).toMatch(/^file:.*tslides-run-/);
    await until('the file to go', () => !fs.existsSync(new URL(url)));
  });
});
