import { type Line, sameLine } from '../render/line.js';
import type { PanelLook } from './look.js';
import type { Panel, Room } from './panel.js';
import type { DemoView } from './view.js';

/** A panel as a slide asks for it. */
export interface Guested {
  readonly kind: string;
  readonly panel: Panel;
}

/** What a panel drew last, and what of the view it has looked at for it. */
interface Drawn {
  readonly look: PanelLook;
  readonly looked: ReadonlyMap<PropertyKey, unknown>;
  readonly lines: readonly Line[];
}

const drawn = new WeakMap<DemoView['demo'], Map<string, Drawn>>();
/** Panels of one demo in the rooms that they have had. */
const most = 50;

/**
 * The panel's lines: drawn anew only if something of the view differs that the panel looked at. A frame is made ten
 * times a second, and what many panels draw from changes less often; those that count time look at `now`.
 */
export function drawnPanel({ kind, panel }: Guested, view: DemoView, room: Room, look: PanelLook): readonly Line[] {
  const own = drawn.get(view.demo) ?? new Map<string, Drawn>();
  if (own.size > most) own.clear();
  drawn.set(view.demo, own);
  const key = `${kind} ${room.width} ${room.height}`;
  const last = own.get(key);
  if (last?.look === look && isTrue(last.looked, view)) return last.lines;
  const looked = new Map<PropertyKey, unknown>();
  const lines = kept(last?.lines ?? [], panel.draw(watched(view, looked), room, look));
  own.set(key, { look, looked, lines });
  return lines;
}

/** A row that says the same as before is the same object: all that is made of it, down to its bytes, hangs on that. */
function kept(before: readonly Line[], lines: readonly Line[]): readonly Line[] {
  return lines.map((line, index) => {
    const last = before[index];
    return last !== undefined && sameLine(last, line) ? last : line;
  });
}

function isTrue(looked: ReadonlyMap<PropertyKey, unknown>, view: DemoView): boolean {
  for (const [key, value] of looked) if (Reflect.get(view, key) !== value) return false;
  return true;
}

/** The view, which writes down what is looked at. Its parts never change: what is new is a new part. */
function watched(view: DemoView, looked: Map<PropertyKey, unknown>): DemoView {
  return new Proxy(view, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      looked.set(key, value);
      return value;
    },
    has(target, key) {
      looked.set(key, Reflect.get(target, key));
      return Reflect.has(target, key);
    },
  });
}
