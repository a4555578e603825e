import type { Color } from '../../render/line.js';
import { builtinChanges } from '../../theme/builtin-changes.js';
import { contrast } from '../../theme/contrast.js';
import { usualGrounds } from '../../theme/testing.js';
import { colorOf, isReduced, isRounded } from './colours.js';
import type { Facts } from './facts.js';
import { inCode, inStyle, isCode, isPart, letters, type Purpose, type StyleDifference } from './purpose.js';

/** Colours, and what is about code. */
export const codePurposes: readonly Purpose[] = [
  {
    name: 'code box',
    reason:
      'Code stands in a box of the background that the theme has for it, where that is readable; theirs paints none.',
    explains: (difference, facts) =>
      difference.kind === 'indent' &&
      facts.codeColours.box !== 'default' &&
      difference.ours === difference.theirs + 1 &&
      isCode(difference.text, facts),
    without: withoutBox,
  },
  {
    name: 'contrast',
    reason: 'Text of the built-in themes is at least 4.5 : 1 over its ground: `builtinChanges` tells what was changed.',
    without: withoutChange,
  },
  {
    name: '256 colours',
    reason: "The colours of code are the theme's own; theirs are reduced to the palette of 256.",
    explains: inCode(({ ours, theirs }) => isReduced(ours.fg, theirs.fg) && ours.attributes === theirs.attributes),
  },
  {
    name: 'tokens',
    reason: 'Another highlighter cuts code into other tokens, each in a colour of the theme for code.',
    explains: inCode(
      ({ ours, theirs, text }, { codeColours: { plain, all, glamours } }) =>
        all.includes(ours.fg) &&
        (ours.fg !== plain || plainTokens.test(text)) &&
        (theirs.fg === 'default' || glamours.some((one) => one === theirs.fg || isReduced(one, theirs.fg))),
    ),
  },
  {
    name: 'rounding',
    reason: 'Their colours lose up to one step of a channel in a conversion.',
    explains: inStyle(({ ours, theirs }) => ours.attributes === theirs.attributes && isRounded(ours.fg, theirs.fg)),
  },
  {
    name: 'long code',
    reason: 'A line of code that goes on in the next row has a mark there; theirs loses what is at the edge.',
    explains: (difference) =>
      difference.kind === 'text' &&
      difference.ours.some((row) => /^\s*[↪>] /.test(row)) &&
      isPart(letters(difference.theirs), letters(difference.ours)),
    evens: (words) => words.filter((word) => word !== '↪' && word !== '>'),
  },
];

/** What ours leaves plain where theirs takes it for something. */
const plainTokens = /^(?:[^\w\s]+|out)$/;

/** WCAG's bound for text. */
const readable = 4.5;

/** The difference without the background of the box that code stands in; undefined where there is none of it. */
function withoutBox(difference: StyleDifference, facts: Facts): StyleDifference | undefined {
  if (!isCode(difference.row, facts)) return undefined;
  const { codeColours, theme } = facts;
  const { ours, theirs, text } = difference;
  if (ours.bg === 'default' || ours.bg !== codeColours.box || theirs.bg !== 'default') return undefined;
  const [own, box] = [colorOf(ours.fg), colorOf(ours.bg)];
  const legibleIn = (ground: Color): boolean => text === '' || (own !== undefined && contrast(own, ground) >= readable);
  // It takes no legibility from what was legible.
  const was = usualGrounds[theme.ground ?? 'dark'].every(legibleIn);
  return !was || (box !== undefined && legibleIn(box))
    ? { ...difference, ours: { ...ours, bg: 'default' } }
    : undefined;
}

/** The difference with glamour's colours instead of ours where a built-in theme was changed; undefined: it was not here. */
function withoutChange(difference: StyleDifference, { theme }: Facts): StyleDifference | undefined {
  const glamours = (ours: string, theirs: string, property: RegExp): string =>
    builtinChanges
      .filter((change) => change.theme === theme.name && property.test(change.property) && String(change.ours) === ours)
      .map(({ glamour }) => String(glamour))
      .find((glamour) => glamour === theirs || isReduced(glamour, theirs)) ?? ours;
  const { ours, theirs } = difference;
  const fg = glamours(ours.fg, theirs.fg, /(?<!background_)color$/);
  const bg = glamours(ours.bg, theirs.bg, /background_color$/);
  return fg === ours.fg && bg === ours.bg ? undefined : { ...difference, ours: { ...ours, fg, bg } };
}
