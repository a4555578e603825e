import type { PanelLook } from './look.js';
import type { StateMark } from './state.js';
import type { ProcessView, WorkerProcess } from './view.js';

/** How a process goes, of the workers' and of those beside them. */
export function processState(state: ProcessView['state'] | WorkerProcess['state'], look: PanelLook): StateMark {
  const { glyphs } = look;
  switch (state) {
    case 'idle':
      return { glyph: glyphs.waiting, word: 'idle', meaning: 'quiet' };
    case 'absent':
      return { glyph: glyphs.nothing, word: 'absent', meaning: 'quiet' };
    case 'preparing':
      return { glyph: glyphs.waiting, word: 'building', meaning: 'timer' };
    case 'starting':
      return { glyph: glyphs.waiting, word: 'starting', meaning: 'timer' };
    case 'running':
      return { glyph: glyphs.running, word: 'running', meaning: 'done' };
    case 'killed':
      return { glyph: glyphs.failed, word: 'killed', meaning: 'failed' };
    case 'crashed':
      return { glyph: glyphs.failed, word: 'crashed', meaning: 'failed' };
    case 'stopped':
      return { glyph: glyphs.stopped, word: 'stopped', meaning: 'quiet' };
  }
}
