/**
 * Block art: text drawn with block elements, box-drawing and other cell-filling glyphs. Markdown would take it apart
 * (leading blanks go, a rule of `-` below makes a heading of it), so it is found before markdown is read.
 */

/** Box drawing, block elements, geometric shapes; braille; legacy computing. */
const glyph = /[\u2500-\u25ff\u2800-\u28ff\u{1fb00}-\u{1fbff}]/u;
const glyphs = new RegExp(glyph, 'gu');
const blocks = /[\u2580-\u2590\u2594-\u259f\u2800-\u28ff\u{1fb00}-\u{1fbff}]/gu;
const shades = /[\u2591-\u2593]/g;
const linesAndLetters = /[\u2500-\u257f]|[\p{L}\p{N}]/gu;

/** `art`: mostly glyphs. `frame`: between glyphs. `rule`: three or more of `_`, `-` or `=`. */
type LineKind = 'art' | 'frame' | 'rule' | 'blank' | 'text' | 'structure';

/** Length of the block art that the text begins with, in characters and without the last line feed; 0 if none. */
export function artLength(text: string): number {
  let length = 0;
  let seen = 0;
  let plainLines = 0;
  for (const { line, end } of linesOf(text)) {
    const kind = lineKind(line);
    if (kind === 'blank' || kind === 'structure') break;
    if (kind === 'art') seen += 1;
    else if (seen === 0 && kind !== 'rule') return 0;
    else if (kind === 'text') plainLines += 1;
    if (plainLines > seen) break;
    if (kind !== 'text' && seen > 0) length = end;
  }
  return length;
}

/** Where the first block art of a paragraph begins, in characters; undefined if the paragraph holds none. */
export function artStart(text: string): number | undefined {
  let ruleStart: number | undefined;
  for (const { line, start } of linesOf(text)) {
    const kind = lineKind(line);
    if (kind === 'blank') return undefined;
    if (kind === 'art') return ruleStart ?? start;
    if (kind !== 'rule') ruleStart = undefined;
    else ruleStart ??= start;
  }
  return undefined;
}

/**
 * Whether most lines of a text are drawn, and in solid glyphs rather than in lines and letters; blank lines and rules
 * don't count. What is drawn in lines is a diagram rather than a banner, with some shading too, and looks as code does.
 */
export function isArt(text: string): boolean {
  let drawn = 0;
  let plainLines = 0;
  for (const { line } of linesOf(text)) {
    const kind = lineKind(line);
    if (kind === 'art') drawn += 1;
    else if (kind === 'text' || kind === 'structure') plainLines += 1;
  }
  return drawn > plainLines && isSolid(text);
}

/** Blocks count twice: letters of blocks may have a shadow of lines that takes nearly as many cells. */
function isSolid(text: string): boolean {
  const count = (glyphs: RegExp): number => text.match(glyphs)?.length ?? 0;
  return 2 * count(blocks) + count(shades) > count(linesAndLetters);
}

/** Cells of art are counted, so a tab has to have a width: four, as in `slides`. */
export function untabbed(text: string): string {
  return text.replaceAll('\t', '    ');
}

function* linesOf(text: string): Generator<{ line: string; start: number; end: number }> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    yield { line: text.slice(start, end), start, end };
    start = end + 1;
  }
}

function lineKind(line: string): LineKind {
  const trimmed = line.trim();
  if (trimmed === '') return 'blank';
  if (/^(?:_{3,}|-{3,}|={3,})$/.test(trimmed)) return 'rule';
  if (/^(?:[-*+>|<#]|\d{1,9}[.)]|`{3}|~{3})/.test(trimmed)) return 'structure';
  if (!glyph.test(trimmed)) return 'text';
  const drawn = trimmed.match(glyphs)?.length ?? 0;
  const solid = Array.from(trimmed.replace(/\s+/g, '')).length;
  if (drawn * 2 >= solid) return 'art';
  return isGlyph(Array.from(trimmed).at(0)) && isGlyph(Array.from(trimmed).at(-1)) ? 'frame' : 'text';
}

function isGlyph(character: string | undefined): boolean {
  return character !== undefined && glyph.test(character);
}
