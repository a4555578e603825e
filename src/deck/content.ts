import { partsOf, problemBlock } from './blocks.js';
import { laidOut } from './layout.js';
import { lex } from './lex.js';
import { placeInSlide } from './line-runs.js';
import { Recent } from './recent.js';
import { Sheet } from './sheet.js';
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

function parse(slide: Slide): SlideContent {
  const { markdown, source, settings } = slide;
  const empty = { notes: [], steps: 0, own: {}, problems: [] };
  if (markdown.length > maxCharacters) {
    const size = `${Math.ceil(markdown.length / 1000)},000 characters`;
    const problem = problemBlock(source, `a slide of ${size} is too long (at most ${maxCharacters / 1000},000)`);
    return { ...empty, blocks: [problem] };
  }
  const sheet = new Sheet((line) => placeInSlide(slide, line), settings, slide.underlinedTitles);
  try {
    const blocks = laidOut(partsOf(lex(markdown), 0, sheet));
    return { blocks, notes: sheet.notes, steps: sheet.steps, own: sheet.own, problems: sheet.problems };
  } catch (cause) {
    const look = { lineNumbers: false, noBackground: false, firstLine: 1, groups: [] };
    const raw = { kind: 'code', language: '', text: markdown, look, source } as const;
    return { ...empty, blocks: [problemBlock(source, cause), raw] };
  }
}
