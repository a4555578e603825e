import { dateText, pagingText } from '../deck/settings.js';
import { cellWidth, shown, truncate } from '../render/cells.js';
import { type Line, plain, type Span, type Style } from '../render/line.js';
import { demoBlocks } from './demo-blocks.js';
import type { Notice, PresenterState } from './state.js';

const margin = 3;
const levels: Readonly<Record<Notice['level'], Style>> = {
  info: { faint: true },
  warning: { color: '#c07c00' },
  error: { color: '#d7503f', bold: true },
};

/**
 * The row below the slide: author and date on the left, paging on the right, and between them what the speaker or
 * the author has to know: a search, a count, a notice, more rows than fit, which Temporal Service this is.
 */
export function statusLine(state: PresenterState, more: { readonly above: boolean; readonly below: boolean }): Line {
  const right = rightSide(state);
  const rightWidth = width(right);
  const room = Math.max(0, state.columns - margin - rightWidth - 2);
  const middle = middleSpans(state, more);
  const left = leftSide(state);
  const withMiddle = middle.length > 0 ? [...left, ...gap(left), ...middle] : left;
  // A narrow row keeps what is urgent: the middle wins over author and date.
  const fits = margin + width(withMiddle) + 1 <= room + margin ? withMiddle : middle.length > 0 ? middle : left;
  const shownLeft = truncate(fits, Math.max(0, room - 1));
  const blank = state.columns - margin - width(shownLeft) - rightWidth - 2;
  return [
    { text: ' '.repeat(margin), style: plain },
    ...shownLeft,
    ...(blank > 0 ? [{ text: ' '.repeat(blank), style: plain }] : []),
    ...right,
  ];
}

function leftSide(state: PresenterState): Line {
  const { author, date } = (state.deck.slides[state.slide] ?? state.deck).settings;
  const name = shown(author);
  const day = shown(dateText(date, state.today));
  const spans: Span[] = [];
  if (name !== '') spans.push({ text: name, style: state.theme.status.author });
  if (name !== '' && day !== '') spans.push({ text: ' ', style: plain });
  if (day !== '') spans.push({ text: day, style: state.theme.status.date });
  return spans;
}

function rightSide(state: PresenterState): Line {
  const { paging } = (state.deck.slides[state.slide] ?? state.deck).settings;
  const text = shown(pagingText(paging, state.slide + 1, state.deck.slides.length));
  if (text === '') return [];
  return truncate([{ text, style: state.theme.status.paging }], Math.max(0, state.columns - margin - 2));
}

function middleSpans(state: PresenterState, more: { readonly above: boolean; readonly below: boolean }): Line {
  if (state.mode.kind === 'search') {
    return [
      { text: '/', style: { bold: true } },
      { text: shown(state.mode.text), style: plain },
      { text: ' ', style: { inverse: true } },
    ];
  }
  const spans: Span[] = [];
  const say = (text: string, style: Style): void => {
    if (spans.length > 0) spans.push({ text: '  ', style: plain });
    spans.push({ text, style });
  };
  const notice = worst(state);
  if (notice) say(shown(notice.text), levels[notice.level]);
  if (more.above || more.below) {
    const arrows = state.theme.ascii
      ? `${more.above ? '^' : ''}${more.below ? 'v' : ''}`
      : `${more.above ? '▴' : ''}${more.below ? '▾' : ''}`;
    say(`${arrows} more: ${more.below ? 'ctrl+d' : 'ctrl+u'}`, { bold: true });
  }
  if (state.typed !== '') say(state.typed, { bold: true });
  const service = state.service;
  if (service && demoBlocks(state.deck).length > 0) {
    say(
      service.state === 'up' ? service.label : `${service.label} ${service.state}`,
      service.state === 'down' ? levels.error : levels.info,
    );
  }
  return spans;
}

function worst(state: PresenterState): Notice | undefined {
  const notices = Object.values(state.notices);
  return (
    notices.find((notice) => notice.level === 'error') ??
    notices.find((notice) => notice.level === 'warning') ??
    notices[0]
  );
}

function gap(left: Line): Line {
  return left.length === 0 ? [] : [{ text: '   ', style: plain }];
}

function width(line: Line): number {
  return line.reduce((sum, span) => sum + cellWidth(span.text), 0);
}
