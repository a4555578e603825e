import { fileLanguage, linesBetween } from '../deck/file-lines.js';
import { visibleCode } from '../deck/hidden-lines.js';
import type { Block, Slide } from '../deck/types.js';
import { cellWidth, graphemes, shown } from '../render/cells.js';
import { plainText } from '../render/link.js';
import type { RenderTools } from '../render/tools.js';
import type { Theme } from '../theme/types.js';
import type { Banner, DrawnSlide } from './drawn.js';
import type { Finding } from './finding.js';
import { isGridHead } from './grid-head.js';
import { placeOfText } from './place.js';

/** Something that does not fit as it is written. At which widths it does not completes the sentence. */
export type Cut = Omit<Finding, 'message'> &
  (
    | { readonly kind: 'whole'; readonly what: string; readonly effect: string }
    | { readonly kind: 'lines'; readonly count: number; readonly widest: number }
  );

/**
 * What is too wide for a slide as it was drawn: art and banners that are cut, code that goes on in the next row, tables
 * that have become lists. Nothing is measured anew: what is whole stands on the slide as it was written.
 */
export function cutsOf(
  block: Block,
  slide: Slide,
  drawn: DrawnSlide,
  theme: Theme,
  tools: RenderTools,
): readonly Cut[] {
  switch (block.kind) {
    case 'art':
      return artCut(block.text, slide, drawn.alone(block));
    case 'code':
      return codeCut(visibleCode(block.language, block.text), block, drawn.alone(block));
    case 'file': {
      const file = tools.file?.(block.path);
      if (file?.kind !== 'ok') return [];
      return codeCut(
        visibleCode(fileLanguage(block), linesBetween(file.text, block.from, block.to)),
        block,
        drawn.alone(block),
      );
    }
    case 'table':
      return tableCut(block, slide, drawn, theme);
    case 'figlet':
      return bannerCut(block, drawn);
    default:
      return [];
  }
}

function artCut(text: string, slide: Slide, rows: readonly string[]): readonly Cut[] {
  const cut = missing(text, rows);
  const [first] = cut;
  if (first === undefined) return [];
  const what = `art of ${widest(cut)} cells is cut`;
  return [{ ...placeOfText(slide, first.written), level: 'error', kind: 'whole', what, effect: '' }];
}

function bannerCut(
  { text, font, source }: Extract<Block, { kind: 'figlet' }>,
  { banners }: DrawnSlide,
): readonly Cut[] {
  const banner = banners.find((own) => isOf(own, text, font));
  if (banner?.drawing.kind !== 'ok') return [];
  const width = Math.max(...banner.drawing.text.split('\n').map(cellWidth));
  if (width <= banner.width) return [];
  return [
    {
      ...source,
      level: 'error',
      kind: 'whole',
      what: `a banner with letters of up to ${width} cells is cut`,
      effect: '',
    },
  ];
}

/** Whether a fence has drawn the banner; without a font of its own, it has the theme's. */
export function isOf(banner: Banner, text: string, font: string): boolean {
  return banner.text === text.trim() && (font === '' || banner.font === font);
}

function codeCut(
  text: string,
  { source }: { readonly source: Slide['source'] },
  rows: readonly string[],
): readonly Cut[] {
  const cut = missing(text, rows);
  if (cut.length === 0) return [];
  return [{ ...source, level: 'note', kind: 'lines', count: cut.length, widest: widest(cut) }];
}

function tableCut(
  { header }: Extract<Block, { kind: 'table' }>,
  slide: Slide,
  { rows }: DrawnSlide,
  { elements }: Theme,
): readonly Cut[] {
  const names = header.map((cell) => shown(plainText(cell).trim()));
  if (names.length < 2 || names.some((name) => name === '')) return [];
  const bars = ['\u2502', '|', ...graphemes(elements.table.columnSeparator ?? '').slice(0, 1)];
  if (rows.some((row) => isGridHead(row, names, bars))) return [];
  const what = `a table of ${names.length} columns is too wide`;
  const effect = ', and is shown row by row as a list';
  return [{ ...placeOfText(slide, '|', ...names), level: 'note', kind: 'whole', what, effect }];
}

interface Missing {
  readonly written: string;
  readonly shown: string;
  readonly width: number;
}

/** The lines of a text that don't stand whole in these rows; of those that differ in their indent, the widest. */
function missing(text: string, rows: readonly string[]): readonly Missing[] {
  const lines = text
    .split('\n')
    .map((line) => ({ written: line.trim(), shown: shown(line).trim(), width: cellWidth(shown(line).trimEnd()) }))
    .filter((line) => line.shown !== '');
  const same = new Map<string, Missing[]>();
  for (const line of lines) {
    const others = same.get(line.shown);
    if (others) others.push(line);
    else same.set(line.shown, [line]);
  }
  const ends = rows.map((row) => row.trimEnd());
  const cut = new Set<Missing>();
  for (const [line, all] of same) {
    let left = all.length;
    for (const row of ends) {
      if (left === 0) break;
      if (row.endsWith(line)) left -= 1;
    }
    const widestFirst = left === 0 ? [] : [...all].sort((a, b) => b.width - a.width);
    for (const one of widestFirst.slice(0, left)) cut.add(one);
  }
  return lines.filter((line) => cut.has(line));
}

function widest(cut: readonly Missing[]): number {
  return Math.max(...cut.map(({ width }) => width));
}
