import { dirname, relative } from 'node:path';
import { type PanelLook, panelLook } from '../panel/look.js';
import { said } from '../panel/text.js';
import { took } from '../panel/time.js';
import type { DemoBlock } from '../presenter/demo-blocks.js';
import { cellWidth, lineWidth } from '../render/cells.js';
import type { Line } from '../render/line.js';
import { wrap } from '../render/wrap.js';
import type { Preflight } from './preflight.js';
import type { Rehearsed } from './rehearse-demo.js';

/** The table of a rehearsal, row by row as they come. */
export interface Report {
  preflight(row: Preflight): readonly Line[];
  rehearsed(row: Rehearsed, recording: string | undefined): readonly Line[];
  summary(): readonly Line[];
  /** What is being done, on one line. */
  doing(what: string, block?: DemoBlock): string;
}

export interface ReportOptions {
  readonly blocks: readonly DemoBlock[];
  readonly colour: boolean;
  /** Whether the terminal has nothing but ASCII. */
  readonly ascii: boolean;
  /** Cells; undefined: lines may be as long as they are. */
  readonly width: number | undefined;
}

const nameWidth = 12;
/** `12 attempts, continued as new` fits. */
const outcomeWidth = 29;
const timeWidth = 7;

export function report({ blocks, colour, ascii, width }: ReportOptions): Report {
  const look = panelLook({ colour, ascii });
  const digits = Math.max(1, ...blocks.map(({ slide }) => String(slide + 1).length));
  const names = Math.max(nameWidth - 'slide '.length - digits - 2, ...blocks.map((block) => cellWidth(nameOf(block))));
  const place = (block: DemoBlock): string =>
    `slide ${String(block.slide + 1).padStart(digits)}  ${padded(nameOf(block), names)}`;
  const began = Date.now();
  let failures = 0;
  let rehearsed = 0;
  let folder: string | undefined;
  let recordings = 0;

  return {
    preflight: ({ mark, name, text }) => rows([glyph(mark, look), `${padded(name, nameWidth)}  `], text, width, look),
    rehearsed(row, recording) {
      rehearsed += 1;
      if (row.failure !== undefined) failures += 1;
      if (recording !== undefined) {
        recordings += 1;
        folder = dirname(recording);
      }
      const head = `${place(row.block)}  `;
      const warnings = [
        ...row.warnings,
        ...(row.tape?.full && recording !== undefined ? ['its recording ends early: it can hold no more'] : []),
      ].flatMap((text) => rows([glyph('warning', look), blanks(cellWidth(head))], text, width, look));
      if (row.failure !== undefined)
        return [...rows([glyph('failed', look), head], row.failure, width, look), ...warnings];
      const up = row.up === undefined ? '' : `up in ${took(row.up)}`;
      const line: Line = [
        ...glyph('done', look),
        { text: `${head}${padded(row.outcome, outcomeWidth)}  `, style: look.plain },
        { text: padded(up, 'up in '.length + timeWidth), style: look.quiet },
        { text: `  ${took(row.took).padStart(timeWidth)}`, style: look.plain },
      ];
      return [line, ...warnings];
    },
    summary() {
      const lines = [sum(blocks.length, rehearsed, failures, Date.now() - began)];
      if (recordings > 0) lines.push(`${count(recordings, 'recording')} in ${said(fromHere(folder ?? ''))}`);
      return lines.map((text) => [{ text, style: look.plain }]);
    },
    doing: (what, block) => `${block ? `${place(block).trimEnd()}  ` : ''}waiting: ${said(what)}`,
  };
}

function sum(all: number, rehearsed: number, failures: number, ms: number): string {
  if (all === 0) return 'This deck has no demos.';
  if (rehearsed === 0) return 'No demo was rehearsed.';
  const how = failures === 0 ? 'all well' : `${failures} failed`;
  const left = all - rehearsed;
  return `${count(rehearsed, 'demo')} rehearsed in ${took(ms)}: ${how}${left === 0 ? '' : `, ${left} not rehearsed`}.`;
}

/** A sentence behind its place; what does not fit stands below its beginning. */
function rows(
  [mark, place]: readonly [Line, string],
  text: string,
  width: number | undefined,
  look: PanelLook,
): Line[] {
  const indent = lineWidth(mark) + cellWidth(place);
  const room = width === undefined ? Number.MAX_SAFE_INTEGER : Math.max(20, width - indent);
  const lines = wrap([{ text: said(text), style: look.plain }], room);
  return lines.map((line, index) =>
    index === 0
      ? [...mark, { text: place, style: look.plain }, ...line]
      : [{ text: blanks(indent), style: look.plain }, ...line],
  );
}

function glyph(mark: Preflight['mark'], look: PanelLook): Line {
  switch (mark) {
    case 'done':
      return [{ text: `${look.glyphs.done} `, style: look.done }];
    case 'failed':
      return [{ text: `${look.glyphs.failed} `, style: look.failed }];
    case 'warning':
      return [{ text: '! ', style: look.retry }];
  }
}

/** `order`, and of a second panel of the same demo `order#2`. */
function nameOf({ id, block }: DemoBlock): string {
  return said(id.endsWith('#1') ? block.demo : id);
}

function fromHere(path: string): string {
  const near = relative('', path);
  return near.startsWith('..') ? path : near;
}

function padded(text: string, width: number): string {
  return text + blanks(width - cellWidth(text));
}

function blanks(width: number): string {
  return ' '.repeat(Math.max(0, width));
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
