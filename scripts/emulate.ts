import xterm from '@xterm/headless';
import { cellWidth } from '../src/render/cells.js';

type Terminal = InstanceType<typeof xterm.Terminal>;

/** A terminal with these bytes on its screen. */
export function emulate(bytes: string, columns: number, rows: number): Promise<Terminal> {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
  // On its own it knows the widths of Unicode 6, in which most emoji are narrow.
  terminal.unicode.register({ version: 'ours', wcwidth, charProperties });
  terminal.unicode.activeVersion = 'ours';
  return new Promise((resolve) => terminal.write(bytes, () => resolve(terminal)));
}

function wcwidth(codePoint: number): 0 | 1 | 2 {
  const width = cellWidth(String.fromCodePoint(codePoint));
  return width === 0 ? 0 : width === 1 ? 1 : 2;
}

/** xterm packs a width (2 bits) and whether the character joins the one before it (1 bit). */
function charProperties(codePoint: number, preceding: number): number {
  const width = wcwidth(codePoint);
  const before = (preceding >> 1) & 3;
  const joins = width === 0 && before > 0;
  return ((joins ? before : width) << 1) | (joins ? 1 : 0);
}
