import type { Line } from '../render/line.js';
import type { PanelLook } from './look.js';
import type { DemoView } from './view.js';

/** Cells. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** What a panel asks of the frame's height, in rows. It must not change as numbers grow, or the layout jumps. */
export interface PanelSize {
  /** Below this it says nothing of use; ≥ 1. */
  readonly least: number;
  /** What it takes before anybody gets more. */
  readonly fair: number;
  /** Its share of the rows that are left then; 0: it has no use for them. */
  readonly worth: number;
}

/** One kind of panel: draws at most `room.height` rows of at most `room.width` cells. */
export interface Panel {
  readonly size: (view: DemoView) => PanelSize;
  readonly draw: (view: DemoView, room: Room, look: PanelLook) => readonly Line[];
}
