import { cellWidth, graphemes } from '../render/cells.js';

export interface ProgressLine {
  show(text: string): void;
  /** What is written next stands in its place. */
  clear(): void;
}

/** A line of a terminal that is written over and over; nothing where the output is no terminal. */
export function progressLine(output: NodeJS.WriteStream): ProgressLine {
  let used = 0;
  const put = (text: string): void => {
    const width = cellWidth(text);
    output.write(`\r${text}${' '.repeat(Math.max(0, used - width))}${text === '' ? '\r' : ''}`);
    used = width;
  };
  return {
    show(text) {
      if (output.isTTY) put(clipped(text, output.columns - 1));
    },
    clear() {
      if (used > 0) put('');
    },
  };
}

function clipped(text: string, width: number): string {
  let shown = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += cellWidth(grapheme);
    if (used > width) break;
    shown += grapheme;
  }
  return shown;
}
