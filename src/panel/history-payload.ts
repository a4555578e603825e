import { shown } from '../render/cells.js';
import type { Line } from '../render/line.js';
import { blank, clip } from './cell.js';
import type { PanelLook } from './look.js';
import type { HistoryEvent } from './view.js';

/** Payloads are cut where they are made; this holds for those of recordings. */
const mostRows = 400;

const known = new WeakMap<HistoryEvent, readonly string[]>();

/** Rows of what an event holds. */
export function payloadRows(event: HistoryEvent): readonly string[] {
  const { payload } = event;
  if (payload === undefined || payload === '') return [];
  const before = known.get(event);
  if (before !== undefined) return before;
  const rows = payload.split(/\r?\n/, mostRows).map(shown);
  known.set(event, rows);
  return rows;
}

/** Names of fields stand out from their values. */
export function payloadRow(text: string, indent: number, width: number, look: PanelLook): Line {
  const [, name = '', rest = ''] = /^(\s*"[^"]*":)?(.*)$/u.exec(clip(text, width - indent, look)) ?? [];
  return [blank(Math.min(indent, width)), { text: name, style: look.plain }, { text: rest, style: look.quiet }];
}
