/** What a bound key does on a slide. `count` is the number that was typed before it. */
export type Motion =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'scroll-down'
  | 'scroll-up'
  | 'search'
  | 'search-again'
  | 'overview'
  | 'run-code'
  | 'copy-code'
  | 'focus'
  | PanelMotion
  | 'help'
  | 'suspend'
  | 'redraw'
  | 'quit';

/** What changes how a demo's panels are looked at. */
export type PanelMotion =
  | 'maximise'
  | 'detail'
  | 'zoom-in'
  | 'zoom-out'
  | 'back'
  | 'forward'
  | 'follow'
  | 'failure'
  | 'play';

export interface Binding {
  readonly motion: Motion;
  readonly keys: readonly string[];
  /** What the help says. */
  readonly help: string;
  /** The help's heading it stands under. */
  readonly group: 'Move' | 'Find' | 'Code' | 'Demo' | 'Show';
}

/**
 * Every key of the show but digits, esc and the demos' own. The keys of `slides` (maaslalani/slides, README and
 * internal/navigation) are all here; the help is drawn from this table and demos may not take a key of it.
 */
export const bindings: readonly Binding[] = [
  {
    motion: 'next',
    keys: ['space', 'right', 'down', 'enter', 'n', 'j', 'l', 'pgdown'],
    help: 'next step or slide',
    group: 'Move',
  },
  {
    motion: 'previous',
    keys: ['left', 'up', 'p', 'N', 'h', 'k', 'pgup'],
    help: 'previous step or slide',
    group: 'Move',
  },
  { motion: 'first', keys: ['gg', 'home'], help: 'first slide', group: 'Move' },
  { motion: 'last', keys: ['G', 'end'], help: 'last slide, 7G the 7th', group: 'Move' },
  { motion: 'scroll-down', keys: ['ctrl+d', 'J'], help: 'scroll a tall slide', group: 'Move' },
  { motion: 'scroll-up', keys: ['ctrl+u', 'K'], help: 'scroll back', group: 'Move' },
  { motion: 'search', keys: ['/'], help: 'search, /i ignores case', group: 'Find' },
  { motion: 'search-again', keys: ['ctrl+n'], help: 'search again', group: 'Find' },
  { motion: 'overview', keys: ['o', 'ctrl+p'], help: 'list of the slides', group: 'Find' },
  { motion: 'run-code', keys: ['ctrl+e'], help: 'run the code blocks', group: 'Code' },
  { motion: 'copy-code', keys: ['y'], help: 'copy the code blocks', group: 'Code' },
  { motion: 'focus', keys: ['tab'], help: "the slide's next demo", group: 'Demo' },
  { motion: 'maximise', keys: ['m'], help: 'one panel alone, next', group: 'Demo' },
  { motion: 'detail', keys: ['v'], help: 'more or less detail', group: 'Demo' },
  { motion: 'zoom-in', keys: ['+'], help: 'zoom in time', group: 'Demo' },
  { motion: 'zoom-out', keys: ['-'], help: 'zoom out', group: 'Demo' },
  { motion: 'back', keys: ['<'], help: 'what came before', group: 'Demo' },
  { motion: 'forward', keys: ['>'], help: 'what came after', group: 'Demo' },
  { motion: 'follow', keys: ['='], help: 'the whole, to now', group: 'Demo' },
  { motion: 'failure', keys: ['!'], help: 'the first failure', group: 'Demo' },
  { motion: 'play', keys: ['R'], help: "a demo's recording", group: 'Demo' },
  { motion: 'help', keys: ['?'], help: 'this help', group: 'Show' },
  { motion: 'redraw', keys: ['ctrl+l'], help: 'draw the screen again', group: 'Show' },
  { motion: 'suspend', keys: ['ctrl+z'], help: 'to the shell, fg returns', group: 'Show' },
  { motion: 'quit', keys: ['q', 'ctrl+c'], help: 'end the show', group: 'Show' },
];

const motions: ReadonlyMap<string, Motion> = new Map(
  bindings.flatMap(({ motion, keys }) => keys.map((key): [string, Motion] => [key, motion])),
);

export function motionOf(key: string): Motion | undefined {
  return motions.get(key);
}
