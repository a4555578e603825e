import { padTo } from '../render/cells.js';
import type { Color, Line, Style } from '../render/line.js';
import type { Ground } from '../theme/ground.js';
import type { Theme } from '../theme/types.js';

/** A terminal of either kind: its background, and the colour of its text. */
const terminals: Readonly<Record<Ground, { readonly background: Color; readonly color: Color }>> = {
  dark: { background: '#1e1e1e', color: '#dddddd' },
  light: { background: '#ffffff', color: '#222222' },
};

/**
 * Rows as they are on the terminals that a theme is made for, from edge to edge; as they come where it is made for all.
 */
export function onGround(lines: readonly Line[], { ground }: Theme, columns: number): readonly Line[] {
  if (ground === undefined) return lines;
  const terminal = terminals[ground];
  const known = new Map<Style, Style>();
  const on = (style: Style): Style => {
    let styled = known.get(style);
    if (!styled) {
      styled = { ...terminal, ...style };
      known.set(style, styled);
    }
    return styled;
  };
  return lines.map((line) => {
    const spans = line.map(({ style, ...span }) => ({ ...span, style: on(style) }));
    return padTo(spans, columns, terminal);
  });
}
