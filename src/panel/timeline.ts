import { truncate } from '../render/cells.js';
import type { Line, Span } from '../render/line.js';
import { blank, clip, column } from './cell.js';
import type { PanelLook } from './look.js';
import type { Panel, Room } from './panel.js';
import { paintAxis } from './timeline/axis.js';
import { drawRow, emptyRow, type Widths } from './timeline/draw-row.js';
import { firstFailure } from './timeline/failure.js';
import type { Lane } from './timeline/lane.js';
import { presenceNote } from './timeline/notes.js';
import { isTold, paintPresence } from './timeline/presence-row.js';
import { newestRows, type Row, rowsUpTo } from './timeline/rows.js';
import { type Scale, type Sight, scaleOf } from './timeline/scale.js';
import { extentOf, type Scene, sceneOf } from './timeline/scene.js';
import { lanesSeen } from './timeline/seen.js';

const leastWidth = 22;

/** What happened when: a row for each activity, timer, signal and child, and below them the time. */
export const timeline: Panel = {
  size: () => ({ least: 3, fair: 6, worth: 3 }),
  draw: (view, room, look) => {
    if (view.workflow === undefined || room.height < 1 || room.width < 1) return [];
    const lines = drawScene(sceneOf(view, view.workflow, look), room, look);
    // No frame is so narrow; what is left of the rows is still true.
    return room.width < leastWidth ? lines.map((line) => truncate(line, room.width, look.glyphs.ellipsis)) : lines;
  },
};

function drawScene(scene: Scene, room: Room, look: PanelLook): readonly Line[] {
  const { controls } = scene.view;
  const widths = widthsOf(room.width);
  const all = lanesSeen(scene, controls.detail);
  const failure = controls.look.kind === 'failure' ? firstFailure(scene, all) : undefined;
  const sight: Sight =
    failure !== undefined
      ? { kind: 'at', at: failure.at }
      : controls.look.kind === 'back'
        ? controls.look
        : { kind: 'newest' };
  const scale = scaleOf(extentOf(scene), widths.bars, controls.zoom, sight);
  const axis = room.height > 2;
  const told = room.height > 3 ? scene.presences.filter((presence) => isTold(presence, scene)) : [];
  const height = room.height - (axis ? 1 : 0) - told.length;
  const lanes = controls.zoom === 0 ? all : lanesSeen(scene, controls.detail, scale);
  const rows = rowsIn(scene, lanes, height, failure?.lane);
  const lines: Line[] = told.map((presence) => {
    const strip = paintPresence(presence, scene, scale);
    const name = column(presence.name, widths.name, look.plain, look);
    const note = widths.note === 0 ? [] : [blank(1), ...presenceNote(scene, presence, widths.note)];
    return [name, blank(1), ...strip.line(), ...note];
  });
  for (const row of rows) lines.push(drawRow(row, scene, scale, widths, failure?.lane));
  if (lines.length === 0)
    lines.push([
      {
        text: clip('nothing happened here', room.width, look),
        style: look.quiet,
      },
    ]);
  if (!axis) return lines;
  while (lines.length < room.height - 1) lines.push(emptyRow(scene, scale, widths));
  return [...lines, axisRow(scene, scale, widths, failure !== undefined)];
}

function rowsIn(scene: Scene, lanes: readonly Lane[], height: number, failed: Lane | undefined): readonly Row[] {
  const { look, zoom } = scene.view.controls;
  const place = failed === undefined ? -1 : lanes.indexOf(failed);
  if (place >= 0) return rowsUpTo(lanes, place + Math.floor(height / 2), height);
  // Where time can be gone back in, rows follow it.
  if (look.kind !== 'back' || zoom > 0) return newestRows(scene, lanes, height);
  return rowsUpTo(lanes, lanes.length - 1 - look.by * Math.max(1, Math.floor(height / 2)), height);
}

/** The time, and where in it we are if that is not the whole of it. */
function axisRow(scene: Scene, scale: Scale, widths: Widths, failure: boolean): Line {
  const { look } = scene;
  return [axisName(scene, widths, failure), blank(1), ...paintAxis(scale, look).line()];
}

function axisName({ view, look }: Scene, widths: Widths, failure: boolean): Span {
  const { zoom, look: where } = view.controls;
  const words = [
    ...(zoom > 0 ? [`${look.glyphs.time.times}${2 ** zoom}`] : []),
    ...(where.kind === 'back' ? [`back ${where.by}`] : []),
    ...(where.kind === 'failure' ? [`${failure ? 'first' : 'no'} ${look.glyphs.failed}`] : []),
  ];
  return column(words.join(' '), widths.name, look.timer, look);
}

function widthsOf(width: number): Widths {
  const name = width < 50 ? 10 : width < 70 ? 12 : width < 110 ? 14 : 17;
  const note = width < 44 ? 0 : width < 54 ? 14 : Math.min(44, Math.floor(width * 0.37));
  const bars = Math.max(1, width - name - 1 - (note === 0 ? 0 : note + 1));
  return { name: Math.min(name, width), bars, note };
}
