import { calmControls, type PanelControls } from '../panel/view.js';
import type { PanelMotion } from './bindings.js';

const mostZoom = 8;

/** What a key does to the way a demo's panels are looked at; `panels` is how many there are. */
export function controlled(before: PanelControls, motion: Exclude<PanelMotion, 'play'>, panels: number): PanelControls {
  const { look, zoom } = before;
  switch (motion) {
    case 'maximise': {
      const { maximised, ...rest } = before;
      const next = maximised === undefined ? 0 : maximised + 1;
      return next < panels ? { ...rest, maximised: next } : rest;
    }
    case 'detail':
      return { ...before, detail: before.detail === 0 ? 1 : before.detail === 1 ? 2 : 0 };
    case 'zoom-in':
      return { ...before, zoom: Math.min(mostZoom, zoom + 1) };
    case 'zoom-out':
      return { ...before, zoom: Math.max(0, zoom - 1) };
    case 'back':
      return { ...before, look: { kind: 'back', by: look.kind === 'back' ? look.by + 1 : 1 } };
    case 'forward':
      if (look.kind === 'back' && look.by > 1) return { ...before, look: { kind: 'back', by: look.by - 1 } };
      return { ...before, look: calmControls.look };
    case 'follow':
      return { ...before, zoom: calmControls.zoom, look: calmControls.look };
    case 'failure':
      return { ...before, look: look.kind === 'failure' ? calmControls.look : { kind: 'failure' } };
  }
}
