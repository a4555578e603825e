import { cellWidth } from '../../render/cells.js';
import type { Line, Span } from '../../render/line.js';
import { blank, clip, column } from '../cell.js';
import { paintGroup } from './group.js';
import type { Lane } from './lane.js';
import { groupNote, laneNote } from './notes.js';
import { paintLane } from './paint.js';
import { walls } from './presence-row.js';
import type { Row } from './rows.js';
import type { Scale } from './scale.js';
import { pendingAt, type Scene } from './scene.js';
import { Strip } from './strip.js';

/** Cells of the columns; `note` may be 0. */
export interface Widths {
  readonly name: number;
  readonly bars: number;
  readonly note: number;
}

export function drawRow(row: Row, scene: Scene, scale: Scale, widths: Widths, sought: Lane | undefined): Line {
  const { look } = scene;
  switch (row.kind) {
    case 'lane': {
      const strip = paintLane(scene, scale, row.lane);
      putWalls(strip, scene, scale);
      const note = widths.note === 0 ? [] : [blank(1), ...laneNote(scene, row.lane, widths.note)];
      return [laneName(scene, row.lane, widths, sought === row.lane), blank(1), ...strip.line(), ...note];
    }
    case 'group': {
      const { lanes, word } = row;
      const note = widths.note === 0 ? [] : [blank(1), ...groupNote(scene, word, lanes, widths.note)];
      const name = lanes[0]?.name ?? '';
      const full = `${word} ${lanes.length} ${look.glyphs.separator} ${name}`;
      const text = cellWidth(full) <= widths.name ? full : `${lanes.length} ${name}`;
      return [
        column(text, widths.name, look.quiet, look),
        blank(1),
        ...paintGroup(scene, scale, lanes).line(),
        ...note,
      ];
    }
    case 'more':
      return [{ text: clip(`and ${row.count} more`, widths.name + 1 + widths.bars, look), style: look.quiet }];
  }
}

/** What concerns all rows goes through to the axis. */
export function emptyRow(scene: Scene, scale: Scale, widths: Widths): Line {
  const strip = new Strip(scale.width);
  putWalls(strip, scene, scale);
  return [blank(widths.name + 1), ...strip.line()];
}

/** The name; where there is no column for notes, with the attempt. */
function laneName(scene: Scene, lane: Lane, { name, note }: Widths, sought: boolean): Span {
  const { look } = scene;
  const known = lane.kind === 'task' && name < 13 ? lane.name.replace('workflow', 'wf') : lane.name;
  const style = lane.end === undefined || sought ? look.strong : look.plain;
  const pending = pendingAt(scene, lane);
  const attempt = pending?.attempt ?? lane.attempt;
  if (note > 0 || attempt < 2) return column(known, name, style, look);
  const count = ` ${attempt}${pending !== undefined && pending.maximumAttempts > 0 ? `/${pending.maximumAttempts}` : ''}`;
  const room = name - cellWidth(count);
  return column(`${room < 2 ? '' : clip(lane.name, room, look)}${count}`, name, style, look);
}

/** What concerns all rows is seen where a row has nothing of its own. */
function putWalls(strip: Strip, scene: Scene, scale: Scale): void {
  const { wall, rest, ahead } = scene.look.glyphs.time;
  for (const { column: at, meaning } of walls(scene, scale)) {
    const cell = strip.at(at);
    if (cell === ' ' || cell === rest || cell === ahead) strip.put(at, wall, scene.look[meaning]);
  }
}
