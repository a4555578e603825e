import type { Color, Line, Span, Style } from '../render/line.js';
import { append } from '../render/spans.js';
import type { CodePaint, PanelLook } from './look.js';

interface Painted extends CodePaint {
  readonly lines: readonly Line[];
}

const language = 'typescript';
const known = new WeakMap<readonly string[], Painted>();

/** Every line of a file in the theme's colours; plain while there is no highlighter. Kept by the identity of `lines`. */
export function paintedLines(lines: readonly string[], look: PanelLook): readonly Line[] {
  const paint = look.code;
  if (paint === undefined || paint.styles.plain) return plainLines(lines, look);
  const before = known.get(lines);
  if (before?.highlight === paint.highlight && before.styles === paint.styles) return before.lines;
  const painted = paintLines(lines, paint) ?? plainLines(lines, look);
  known.set(lines, { ...paint, lines: painted });
  return painted;
}

function plainLines(lines: readonly string[], look: PanelLook): readonly Line[] {
  return lines.map((text) => [{ text, style: look.plain }]);
}

/** Undefined if the highlighter has nothing to say, or did not leave the text as it is. */
function paintLines(lines: readonly string[], { highlight, styles }: CodePaint): readonly Line[] | undefined {
  const tokens = highlight(language, lines.join('\n'));
  if (tokens?.length !== lines.length) return undefined;
  if (!tokens.every((line, index) => line.map(({ text }) => text).join('') === lines[index])) return undefined;
  return tokens.map((line) => {
    const spans: Span[] = [];
    for (const { text, key } of line) append(spans, text, styles.of(key));
    return spans;
  });
}

const litStyles = new WeakMap<Style, Map<Color | undefined, Style>>();

/** A style as it is on the line that stands out; one object for each, since styles are known by identity. */
export function lit(style: Style, look: PanelLook): Style {
  const { background } = look.lit;
  const made = litStyles.get(style) ?? new Map<Color | undefined, Style>();
  litStyles.set(style, made);
  const own = made.get(background) ?? { ...style, ...look.lit };
  made.set(background, own);
  return own;
}
