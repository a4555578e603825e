import type { Line } from '../render/line.js';
import { paragraph } from './cell.js';
import { actRows, oneRow } from './client-rows.js';
import { windowed } from './log-window.js';
import type { PanelLook } from './look.js';
import type { Panel, Room } from './panel.js';
import { said } from './text.js';
import type { DemoView } from './view.js';

/** From here on the newest acts have their command even where detail is not asked for. */
const roomyHeight = 6;

/**
 * What was done as a client, the newest last: the call, the same as a `temporal` command, and the answer. Detail 0
 * leaves out the commands of older acts, 1 has them all, 2 has everything whole.
 */
export const client: Panel = {
  size: () => ({ least: 2, fair: 6, worth: 2 }),
  draw: (view, room, look) => {
    if (room.height < 1 || room.width < 1) return [];
    const newest = view.acts.at(-1);
    if (newest === undefined) return nothingYet(view, room, look);
    if (room.height === 1) return [oneRow(newest, view, room.width, look)];
    return view.controls.look.kind === 'follow' ? followed(view, room, look) : lookedBack(view, room, look);
  },
};

/** The newest that are seen whole. */
function followed(view: DemoView, room: Room, look: PanelLook): readonly Line[] {
  const { detail } = view.controls;
  const blocks: (readonly Line[])[] = [];
  let left = room.height;
  for (const [index, act] of [...view.acts].reverse().entries()) {
    const newest = index === 0;
    const whole = actRows(
      act,
      view,
      room.width,
      detail === 0 ? (newest && room.height >= roomyHeight ? 1 : 0) : detail,
      look,
    );
    const rows = newest && whole.length > left ? actRows(act, view, room.width, 0, look) : whole;
    if (rows.length > left && !newest) break;
    blocks.unshift(rows.slice(0, left));
    left -= rows.length;
  }
  if (detail > 0 || room.height < roomyHeight || blocks.length < view.acts.length) return blocks.flat();
  // Few acts: there is room for more of their commands, those of the newest first.
  for (let index = blocks.length - 2; index >= 0; index--) {
    const act = view.acts[index];
    if (act === undefined) continue;
    const rows = actRows(act, view, room.width, 1, look);
    left -= rows.length - (blocks[index]?.length ?? 0);
    if (left < 0) break;
    blocks[index] = rows;
  }
  return blocks.flat();
}

function lookedBack(view: DemoView, room: Room, look: PanelLook): readonly Line[] {
  const blocks = view.acts.map((act) => actRows(act, view, room.width, view.controls.detail, look));
  const failed = view.acts.findIndex(({ state }) => state === 'failed');
  const before = blocks.slice(0, Math.max(0, failed)).flat().length;
  return windowed(blocks.flat(), room, view.controls, failed === -1 ? undefined : before, look);
}

function nothingYet(view: DemoView, room: Room, look: PanelLook): readonly Line[] {
  const start = view.demo.actions.find(({ kind }) => kind === 'start');
  const press = start === undefined ? 'nothing was called yet' : `press ${said(start.key)}: what is called stands here`;
  return paragraph(press, room.width, room.height, look).map((row): Line => [{ text: row, style: look.quiet }]);
}
