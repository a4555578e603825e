import { type Route, through } from './multiplexer.js';

/**
 * A picture file, drawn into a box of cells with its aspect kept (iterm2.com/documentation-images.html). The file is
 * PNG, or GIF, which moves by itself.
 */
export function inlineImage(file: Uint8Array, columns: number, rows: number, route: Route): string {
  const box = `width=${columns};height=${rows};preserveAspectRatio=1;doNotMoveCursor=1`;
  const data = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('base64');
  const sequence = `\x1b]1337;File=inline=1;size=${file.byteLength};${box}:${data}\x07`;
  // tmux moves the terminal's cursor only when it draws: erasing the first cell brings it there.
  return route === 'tmux' ? `\x1b[1X${through(route, sequence)}` : sequence;
}
