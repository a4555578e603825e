import type { Effect } from '../presenter/command.js';

/** Who carries out the effects: the show itself, and what was loaded after the first slide. */
export interface Performers {
  quit(): void;
  suspend(): void;
  redraw(): void;
  copy(text: string): void;
  runCode(slide: number): void;
  stopCode(): void;
  act(demo: string, key: string): void;
}

export function perform(effect: Effect, performers: Performers): void {
  switch (effect.kind) {
    case 'quit':
      return performers.quit();
    case 'suspend':
      return performers.suspend();
    case 'redraw':
      return performers.redraw();
    case 'copy':
      return performers.copy(effect.text);
    case 'run-code':
      return performers.runCode(effect.slide);
    case 'stop-code':
      return performers.stopCode();
    case 'act':
      return performers.act(effect.demo, effect.key);
  }
}
