import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { codeStyles } from '../render/code-look.js';
import type { Highlighter } from '../render/highlight.js';
import { plain } from '../render/line.js';
import { builtinNames, builtinTheme } from '../theme/builtin.js';
import { contrast } from '../theme/contrast.js';
import { code } from './code.js';
import { drawDemo } from './draw.js';
import { panelLook } from './look.js';
import { asciiOnly, asking, colourless, retrying, start, textOf } from './testing.js';
import type { CodePlace, DemoView, StackView } from './view.js';

const text = `import { proxyActivities, sleep } from '@temporalio/workflow';
import type * as activities from './activities.js';

const { reserve, charge, ship } = proxyActivities<typeof activities>({
  startToCloseTimeout: '2s',
});

async function paid(order: Order): Promise<string> {
  await sleep('1 day');
  return charge(order);
}

/** What a customer ordered. */
export async function order(input: Order): Promise<string> {
  await reserve(input.item);
  const payment = await paid(input);
  await sleep('30 days');
  const parcel = await ship(input.item, payment, { address: input.address, insured: true });
  return \`\${input.item} is on its way: \${parcel}\`;
}
`;
const file = 'workflows.ts';
const places = (...lines: readonly number[]): readonly CodePlace[] => lines.map((line) => ({ file, line }));

function standing(stack: Partial<StackView> | undefined, change: Partial<DemoView> = {}): DemoView {
  const { workflow, demo } = retrying;
  if (workflow === undefined) throw new Error('the sample has no workflow');
  return {
    ...retrying,
    demo: { ...demo, source: { file, text } },
    workflow: {
      ...workflow,
      ...(stack === undefined ? {} : { stack: { at: start, waiting: [], passed: [], sources: {}, ...stack } }),
    },
    ...change,
  };
}

const charging = standing({
  waiting: [
    { file, line: 16, since: start + 432 },
    { file, line: 9, since: start + 5_000 },
  ],
  passed: places(15),
});
const rowsOf = (view: DemoView, width: number, height: number, look = colourless) =>
  textOf(code.draw(view, { width, height }, look)).split('\n');
const detail = (view: DemoView, level: 0 | 1 | 2): DemoView => ({
  ...view,
  controls: { ...view.controls, detail: level },
});

describe('the code panel', () => {
  it('draws the function', async () => {
    const drawn = [30, 60, 120].map((width) =>
      textOf(drawDemo(charging, asking('code'), { width, height: 12 }, colourless)),
    );
    const more = [1, 2].map((level) =>
      textOf(drawDemo(detail(charging, level as 1 | 2), asking('code'), { width: 60, height: 14 }, colourless)),
    );
    const ascii = textOf(drawDemo(charging, asking('code'), { width: 60, height: 10 }, asciiOnly));
    expect(ascii).toMatch(/^[\x20-\x7e\n]*$/);
    await expect(`${[...drawn, ...more, ascii].join('\n')}\n`).toMatchFileSnapshot('golden/code.txt');
  });

  it('lights the line on which it waits, with the time, and ticks those that it has passed', () => {
    const rows = rowsOf(charging, 50, 8);
    expect(rows[0]).toBe('  export async function order(input: Order): Prom…');
    expect(rows[1]).toBe('✓   await reserve(input.item);');
    expect(rows[2]).toBe('▸   const payment = await paid(input);       6.9 s');
    expect(rows[3]).toBe("    await sleep('30 days');");
    const lit = code.draw(
      charging,
      { width: 50, height: 8 },
      panelLook({ colour: true, ascii: false, ground: 'dark' }),
    );
    expect(lit[2]?.every(({ style }) => style.background !== undefined && style.bold)).toBe(true);
    expect(lineWidth(lit[2] ?? [])).toBe(50);
    expect(lit.flatMap((line, index) => (index === 2 ? [] : line)).some(({ style }) => style.background)).toBe(false);
  });

  it('shows the function from its own line on, and stands still while the line goes on', () => {
    const tops = [15, 16, 17, 18, 19].map((line) => rowsOf(standing({ waiting: places(line) }), 60, 7)[0]);
    expect(new Set(tops).size).toBe(1);
    expect(tops[0]).toContain('export async function order');
    expect(rowsOf(standing(undefined), 60, 7)[0]).toContain('export async function order');
  });

  it('always has the line in view on which it waits, with the next one where there is room', () => {
    for (let height = 1; height < 9; height += 1) {
      for (let line = 14; line <= 20; line += 1) {
        const rows = rowsOf(standing({ waiting: places(line) }), 40, height);
        const at = rows.findIndex((row) => row.startsWith('▸'));
        expect(at).toBeGreaterThanOrEqual(0);
        expect(rows.length).toBeLessThanOrEqual(height);
        if (height >= 5 && line < 20) expect(at).toBeLessThan(rows.length - 1);
      }
    }
  });

  it('numbers the lines, and shows the whole file, when asked for more', () => {
    expect(rowsOf(detail(charging, 1), 60, 8)[2]).toMatch(/^▸ 16 +const payment = await paid\(input\);/);
    const whole = rowsOf(detail(charging, 2), 60, 40);
    expect(whole).toHaveLength(20);
    expect(whole[0]).toMatch(/^ {3}1 import/);
    expect(whole.filter((row) => row.startsWith('▸')).map((row) => Number(row.slice(2, 4)))).toEqual([9, 16]);
  });

  it('goes back by half rooms', () => {
    const view = standing({ waiting: places(19) });
    const back = { ...view, controls: { ...view.controls, look: { kind: 'back', by: 1 } as const } };
    expect(rowsOf(view, 60, 4)[0]).not.toContain('function order');
    expect(rowsOf(back, 60, 4)).not.toEqual(rowsOf(view, 60, 4));
    const far = { ...view, controls: { ...view.controls, look: { kind: 'back', by: 9 } as const } };
    expect(rowsOf(far, 60, 4)[0]).toContain('function order');
  });

  it('takes the code that the worker runs before that of the build', () => {
    const patched = text.replace("sleep('30 days')", "sleep('3 days')");
    const view = standing({
      waiting: [{ file: 'workflows.patched.ts', line: 17 }],
      sources: { 'workflows.patched.ts': patched },
    });
    expect(rowsOf(view, 60, 8)[3]).toMatch(/^▸ +await sleep\('3 days'\);/);
  });

  it('says where it waits if that is in another file, or nobody told the text', () => {
    const waiting = [{ file: 'lib/prices.ts', line: 7, since: start }];
    expect(rowsOf(standing({ waiting }), 60, 5).at(-1)).toBe('▸ waits in lib/prices.ts:7 7.4 s');
    const { source: _, ...demo } = charging.demo;
    expect(rowsOf({ ...standing({ waiting }), demo }, 60, 5)).toEqual(['▸ waits in lib/prices.ts:7 7.4 s']);
    expect(rowsOf({ ...standing(undefined), demo }, 60, 5)).toEqual(['no source to show']);
  });

  it('lights nothing once the workflow is closed', () => {
    const { workflow } = charging;
    if (workflow === undefined) throw new Error('no workflow');
    const closed = { ...charging, workflow: { ...workflow, status: 'completed' as const, closedAt: start + 9_000 } };
    expect(rowsOf(closed, 60, 8).some((row) => row.startsWith('▸'))).toBe(false);
  });

  it('lets nothing out that could drive the terminal', () => {
    const hostile = `export async function order() {\n\tawait x('\u001b[2J\u0007\u202e');\n}\n`;
    const view = standing({ waiting: [{ file: 'a\u001b]0;b\nc.ts', line: 2 }], sources: { 'w.ts': hostile } });
    const drawn = textOf(code.draw(view, { width: 60, height: 6 }, colourless));
    expect(drawn.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it('paints with the highlighter, once for a text, and plainly if it does not leave the text as it is', () => {
    let asked = 0;
    const theme = builtinTheme('dark');
    const styles = codeStyles(plain, theme.elements.code_block, true);
    const words: Highlighter = (_, whole) => {
      asked += 1;
      return whole.split('\n').map((line) => [{ text: line, key: 'keyword' as const }]);
    };
    const look = panelLook({ colour: true, ascii: false, code: { highlight: words, styles } });
    const [head] = code.draw(charging, { width: 60, height: 6 }, look);
    expect(head?.some(({ style }) => style === styles.of('keyword'))).toBe(true);
    code.draw(charging, { width: 40, height: 6 }, look);
    expect(asked).toBe(1);
    const liar: Highlighter = (_, whole) => whole.split('\n').map(() => [{ text: 'x', key: undefined }]);
    const lied = code.draw(charging, { width: 60, height: 6 }, { ...look, code: { highlight: liar, styles } });
    expect(textOf(lied.slice(0, 1))).toContain('export async function order');
  });

  it('lights a line so that every built-in theme can be read on it', () => {
    for (const name of builtinNames) {
      const theme = builtinTheme(name);
      if (theme?.ground === undefined || !theme.colored) continue;
      const { background } = panelLook({ colour: true, ascii: false, ground: theme.ground }).lit;
      const styles = codeStyles(plain, theme.elements.code_block, true);
      for (const key of [
        'keyword',
        'name',
        'name_function',
        'operator',
        'punctuation',
        'literal_string',
        'literal_number',
      ] as const) {
        const { color } = styles.of(key);
        if (color === undefined || background === undefined) continue;
        expect(contrast(color, background), `${name} ${key}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
