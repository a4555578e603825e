import type { Line } from '../render/line.js';
import { drawnPanel, type Guested } from './drawn-panel.js';
import { framedRow } from './frame.js';
import type { Band } from './layout.js';
import type { PanelLook } from './look.js';
import type { DemoView } from './view.js';

interface Framed {
  readonly columns: readonly Line[];
  readonly look: PanelLook;
  readonly row: Line;
}

/** By the demo and the place of the band, then by the row. */
const known = new WeakMap<DemoView['demo'], Map<string, Framed[]>>();
/** Bands of one demo as they were laid out. */
const most = 50;
const none: Line = [];

/** Panels side by side, with walls between. A row in which nothing changed is the same object as before. */
export function bandRows(band: Band<Guested>, view: DemoView, look: PanelLook): readonly Line[] {
  const columns = band.slots.map(({ panel, width }) => ({
    lines: drawnPanel(panel, view, { width, height: band.height }, look),
    width,
  }));
  const own = known.get(view.demo) ?? new Map<string, Framed[]>();
  if (own.size > most) own.clear();
  known.set(view.demo, own);
  const key = band.slots.map(({ panel, width }) => `${panel.kind} ${width}`).join();
  const before = own.get(key);
  const framed = Array.from({ length: band.height }, (_, index): Framed => {
    const lines = columns.map(({ lines }) => lines[index] ?? none);
    const last = before?.[index];
    if (last?.look === look && lines.every((line, column) => line === last.columns[column])) return last;
    const sides = columns.map(({ width }, column) => ({ line: lines[column] ?? none, width }));
    return { columns: lines, look, row: framedRow(sides, look) };
  });
  own.set(key, framed);
  return framed.map(({ row }) => row);
}
