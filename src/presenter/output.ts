import { shown, truncate } from '../render/cells.js';
import { cutMark } from '../render/cut-mark.js';
import { type Line, plain } from '../render/line.js';
import type { Theme } from '../theme/types.js';

interface Output {
  readonly text: string;
  readonly running: boolean;
}

interface Drawn {
  readonly columns: number;
  readonly theme: Theme;
  readonly lines: readonly Line[];
}

/** Kept until it changes: no key waits for thousands of lines that were drawn before. */
const drawn = new WeakMap<Output, Drawn>();

/** What the slide's code printed, under the slide, as `slides` shows it. */
export function outputLines(output: Output, columns: number, theme: Theme): readonly Line[] {
  let known = drawn.get(output);
  if (known?.columns !== columns || known.theme !== theme) {
    known = { columns, theme, lines: draw(output, columns, theme) };
    drawn.set(output, known);
  }
  return known.lines;
}

function draw(output: Output, columns: number, theme: Theme): readonly Line[] {
  const rows = output.text.replace(/\n$/, '').split('\n');
  const lines = rows.map(
    (row): Line =>
      truncate(
        [
          { text: '   ', style: plain },
          { text: shown(row), style: plain },
        ],
        columns - 1,
        cutMark(theme),
      ),
  );
  const running: readonly Line[] = output.running
    ? [
        [
          { text: '   ', style: plain },
          { text: theme.ascii ? 'running ...' : 'running …', style: { faint: true } },
        ],
      ]
    : [];
  return output.text === '' ? [[], ...running] : [[], ...lines, ...running];
}
