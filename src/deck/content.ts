import { blocksOf, problemBlock, type Sheet } from './blocks.js';
import { lex } from './lex.js';
import { Recent } from './recent.js';
import type { Slide, SlideContent } from './types.js';

const maxCharacters = 100_000;
/** Parsed again, a slide costs half a millisecond: a deck of a thousand must not stay in memory whole. */
const parsed = new Recent<Slide, SlideContent>(64);

/** What is on a slide. Parsed when first asked for, then kept for a while. Never throws: what can't be read is a problem block. */
export function content(slide: Slide): SlideContent {
  const known = parsed.get(slide);
  if (known !== undefined) return known;
  const fresh = parse(slide);
  parsed.set(slide, fresh);
  return fresh;
}

function parse({ markdown, source }: Slide): SlideContent {
  if (markdown.length > maxCharacters) {
    const size = `${Math.ceil(markdown.length / 1000)},000 characters`;
    const problem = problemBlock(source, `a slide of ${size} is too long (at most ${maxCharacters / 1000},000)`);
    return { blocks: [problem], notes: [] };
  }
  const sheet: Sheet = { file: source.file, notes: [] };
  try {
    return { blocks: blocksOf(lex(markdown), source.line, sheet), notes: sheet.notes };
  } catch (cause) {
    return { blocks: [problemBlock(source, cause), { kind: 'code', language: '', text: markdown }], notes: [] };
  }
}
