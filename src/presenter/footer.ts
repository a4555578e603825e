import { content } from '../deck/content.js';
import { type FooterWord, isFooterWord } from '../deck/footer-words.js';
import { inlineMarkdown } from '../deck/inline-markdown.js';
import { Recent } from '../deck/recent.js';
import { dateText, pagingText } from '../deck/settings.js';
import type { Inline } from '../deck/types.js';
import { shown } from '../render/cells.js';
import { inlineRows } from '../render/inlines.js';
import { type Line, plain, type Span, type Style } from '../render/line.js';
import type { Theme } from '../theme/types.js';
import type { PresenterState } from './state.js';

/** What stands under the slide when nothing more urgent does. */
export interface FooterLines {
  readonly left: Line;
  /** What is left of it where there is little room. */
  readonly short: Line;
  readonly center: Line;
  readonly right: Line;
}

/** Author and date on the left, paging on the right, unless the deck or the slide wants something else there. */
export function footerLines(state: PresenterState): FooterLines {
  const slide = state.deck.slides[state.slide];
  const settings = (slide ?? state.deck).settings;
  const own = slide ? content(slide).own.footer : undefined;
  if (own === false) return { left: [], short: [], center: [], right: [] };
  const { author, date, paging, footer } = settings;
  const wanted = { ...footer, ...own };
  const words: Readonly<Record<FooterWord, string>> = {
    author,
    date: dateText(date, state.today),
    current_slide: String(state.slide + 1),
    total_slides: String(state.deck.slides.length),
    title: settings.title ?? '',
    sub_title: settings.sub_title ?? '',
    event: settings.event ?? '',
    location: settings.location ?? '',
  };
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (written, name: string) => (isFooterWord(name) ? words[name] : written));
  const { status } = state.theme;
  const part = (text: string | undefined, style: Span['style'], usual: () => Line): Line => {
    if (text === undefined) return usual();
    return text === '' ? [] : inlineLine(filled(text), state.theme, style);
  };
  return {
    left: part(wanted.left, status.author, () => authorAndDate(author, words.date, state)),
    short: part(wanted.left, status.author, () => authorAndDate(author, author === '' ? words.date : '', state)),
    center: part(wanted.center, status.date, () => []),
    right: part(wanted.right, status.paging, () => {
      const text = shown(pagingText(paging, state.slide + 1, state.deck.slides.length));
      return text === '' ? [] : [{ text, style: status.paging }];
    }),
  };
}

const lines = new Recent<string, readonly Inline[]>(20);

/** A footer's text is markdown, one line of it. */
function inlineLine(text: string, theme: Theme, style: Style): Line {
  let inlines = lines.get(text);
  if (!inlines) {
    inlines = inlineMarkdown(text);
    lines.set(text, inlines);
  }
  return inlineRows(inlines, theme, style).flat();
}

function authorAndDate(author: string, date: string, { theme }: PresenterState): Line {
  const name = shown(author);
  const day = shown(date);
  const spans: Span[] = [];
  if (name !== '') spans.push({ text: name, style: theme.status.author });
  if (name !== '' && day !== '') spans.push({ text: ' ', style: plain });
  if (day !== '') spans.push({ text: day, style: theme.status.date });
  return spans;
}
