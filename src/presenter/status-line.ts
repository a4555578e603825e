import { lineWidth, shown, truncate } from '../render/cells.js';
import { cutMark } from '../render/cut-mark.js';
import { type Line, plain, type Span, type Style } from '../render/line.js';
import { noticeStyles } from '../theme/signals.js';
import { demoBlocks } from './demo-blocks.js';
import { footerLines } from './footer.js';
import type { Notice, PresenterState } from './state.js';

const margin = 3;
export interface StatusOptions {
  /** Whether the slide has rows above and below those that are shown. */
  readonly above: boolean;
  readonly below: boolean;
  /** Whether the notice stands in this row, because it has none of its own. */
  readonly notice: boolean;
}

/**
 * The row below the slide: the footer, and in its middle what the speaker or
 * the author has to know: a search, a count, more rows than fit, a notice, which Temporal Service this is.
 */
export function statusLine(state: PresenterState, more: StatusOptions): Line {
  const footer = footerLines(state);
  const mark = cutMark(state.theme);
  const right = truncate(footer.right, Math.max(0, state.columns - margin - 2), mark);
  const room = Math.max(0, state.columns - margin - lineWidth(right) - 3);
  const { left, short, center } = footer;
  const services = serviceForms(state);
  const isDown = state.service?.state === 'down';
  const middle = row(middleSpans(state, more), isDown ? (services[0] ?? []) : []);
  const notes = isDown ? [[]] : services;
  const urgent = [middle, short, center].find((line) => line.length > 0) ?? [];
  const noted = notes.map((service) => row(middle, service));
  const named = [row(left, middle), row(short, middle)];
  // A narrow row keeps what is urgent, and then who speaks; but for an address that somebody may want to open.
  const candidates = [
    ...(middle.length > 0 ? [] : notes.flatMap((service) => centred(left, center, service, state.columns))),
    ...notes.map((service) => row(left, middle, service)),
    ...(state.service?.webUi === undefined ? [...named, ...noted] : [...noted, ...named]),
    urgent,
  ];
  const fitting = candidates.find((line) => line.length > 0 && lineWidth(line) <= room);
  const shownLeft = fitting ?? truncate(urgent, room, mark);
  const blank = Math.max(0, room - lineWidth(shownLeft)) + 1;
  return [
    { text: ' '.repeat(margin), style: plain },
    ...shownLeft,
    { text: ' '.repeat(blank), style: plain },
    ...right,
  ];
}

/** The footer's middle in the middle of the terminal if it fits there, else right behind what is on its left. */
function centred(left: Line, center: Line, service: Line, columns: number): readonly Line[] {
  if (center.length === 0) return [];
  const before = row(left, service);
  const at = Math.floor((columns - lineWidth(center)) / 2) - margin;
  const gap = at - lineWidth(before);
  const beside = row(left, service, center);
  return gap < 3
    ? [beside, row(left, center)]
    : [[...before, { text: ' '.repeat(gap), style: plain }, ...center], beside];
}

/** Side by side, what is empty left out. */
function row(...parts: readonly Line[]): Line {
  const spans = parts.filter((part) => part.length > 0);
  return spans.flatMap((part, index) => (index === 0 ? part : [{ text: '   ', style: plain }, ...part]));
}

/** The row above it, on terminals with rows to spare: what the author should mend, or what has gone wrong. */
export function noticeLine(state: PresenterState): Line {
  const notice = worst(state);
  if (!notice) return [];
  const text = { text: shown(notice.text), style: noticeStyles(state.theme.ground)[notice.level] };
  return [
    { text: ' '.repeat(margin), style: plain },
    ...truncate([text], Math.max(1, state.columns - 2 * margin), cutMark(state.theme)),
  ];
}

function middleSpans(state: PresenterState, more: StatusOptions): Line {
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
  if (more.above || more.below) {
    const arrows = state.theme.ascii
      ? `${more.above ? '^' : ''}${more.below ? 'v' : ''}`
      : `${more.above ? '▴' : ''}${more.below ? '▾' : ''}`;
    say(`${arrows} more: ${more.below ? 'ctrl+d' : 'ctrl+u'}`, { bold: true });
  }
  if (state.typed !== '') say(state.typed, { bold: true });
  const notice = more.notice ? worst(state) : undefined;
  if (notice) say(shown(notice.text), noticeStyles(state.theme.ground)[notice.level]);
  return spans;
}

/** Which Temporal Service this is, the longest form first; a Web UI's address is a link, and can be read as well. */
function serviceForms({ service, deck, mode, theme }: PresenterState): readonly Line[] {
  const levels = noticeStyles(theme.ground);
  if (!service || mode.kind === 'search' || demoBlocks(deck).length === 0) return [[]];
  const { label, state, webUi } = service;
  if (state !== 'up') {
    return [[{ text: shown(`${label} ${state}`), style: state === 'down' ? levels.error : levels.info }]];
  }
  const name = { text: shown(label), style: levels.info };
  if (webUi === undefined) return [[name]];
  const link = (text: string): Span => ({ text: shown(text), style: { ...levels.info, link: webUi } });
  const said = { text: 'Web UI ', style: levels.info };
  return [
    [name, { text: '  ', style: plain }, said, link(webUi)],
    [said, link(webUi.replace(/^https?:\/\//, ''))],
    [name],
  ];
}

function worst(state: PresenterState): Notice | undefined {
  const notices = Object.values(state.notices);
  return (
    notices.find((notice) => notice.level === 'error') ??
    notices.find((notice) => notice.level === 'warning') ??
    notices[0]
  );
}
