import { createRequire } from 'node:module';
import { nearest } from '../deck/nearest.js';

export type FigletDrawing =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'problem'; readonly message: string };

/** Draws text in big letters no wider than `width` cells if the font's letters allow it; '' is figlet's usual font. */
export type FigletRenderer = (text: string, font: string, width: number) => FigletDrawing;

const usualFont = 'Standard';

/** More letters than fit on any screen. */
const longestText = 300;
/** figlet looks for the place to break a word again and again: at 500 letters without a blank for seconds. */
const longestWord = 40;

/**
 * Loads figlet. Its fonts (21 MB) stay where the package has them, and one is read when it is first drawn.
 */
export function loadFiglet(): FigletRenderer {
  const figlet = createRequire(import.meta.url)('figlet') as typeof import('figlet').default;
  const fonts = figlet.fontsSync() as readonly string[];
  const byName = new Map(fonts.map((font) => [font.toLowerCase(), font]));
  const drawings = new Map<string, FigletDrawing>();

  const draw: FigletRenderer = (text, font, width) => {
    const name = font.trim() === '' ? usualFont : byName.get(font.trim().toLowerCase());
    if (name === undefined) {
      const likely = nearest(font, fonts);
      const hint = likely ? `did you mean "${likely}"?` : 'try "Standard", "ANSI Shadow" or "Calvin S".';
      return { kind: 'problem', message: `There is no figlet font "${font}": ${hint}` };
    }
    if (text.length > longestText)
      return {
        kind: 'problem',
        message: `Big letters are for at most ${longestText} characters; put the rest in a paragraph.`,
      };
    if (text.split(/\s+/).some((word) => word.length > longestWord))
      return {
        kind: 'problem',
        message: `Big letters are for words of at most ${longestWord} characters; put a blank or a line feed between them.`,
      };
    try {
      const options = { font: name as typeof usualFont, width: Math.max(1, width), whitespaceBreak: true };
      return { kind: 'ok', text: withoutEdges(figlet.textSync(text, options)) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'problem', message: `The figlet font "${name}" can't be drawn: ${reason}` };
    }
  };

  return (text, font, width) => {
    const key = `${width}\n${font}\n${text}`;
    const known = drawings.get(key);
    if (known) return known;
    const drawing = draw(text, font, width);
    // A deck has few banners; resizing all the time must not pile them up.
    if (drawings.size >= 100) drawings.clear();
    drawings.set(key, drawing);
    return drawing;
  };
}

/** Without blank rows at the top and the bottom, and without blanks at the ends of rows. */
function withoutEdges(text: string): string {
  const rows = text.split('\n').map((row) => row.trimEnd());
  const first = rows.findIndex((row) => row !== '');
  const last = rows.findLastIndex((row) => row !== '');
  return first < 0 ? '' : rows.slice(first, last + 1).join('\n');
}
