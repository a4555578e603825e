import { shown, truncate } from '../render/cells.js';
import { type Line, plain } from '../render/line.js';

/** What the slide's code printed, under the slide, as `slides` shows it. */
export function outputLines(
  output: { readonly text: string; readonly running: boolean },
  columns: number,
): readonly Line[] {
  const rows = output.text.replace(/\n$/, '').split('\n');
  const lines = rows.map(
    (row): Line =>
      truncate(
        [
          { text: '   ', style: plain },
          { text: shown(row.replaceAll('\t', '    ')), style: plain },
        ],
        columns - 1,
      ),
  );
  const running: readonly Line[] = output.running
    ? [
        [
          { text: '   ', style: plain },
          { text: 'running …', style: { faint: true } },
        ],
      ]
    : [];
  return output.text === '' ? [[], ...running] : [[], ...lines, ...running];
}
