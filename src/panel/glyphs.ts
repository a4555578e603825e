/** The marks that panels draw with. All are one cell wide, but `ellipsis` and `cause`. */
export interface Glyphs {
  readonly done: string;
  readonly failed: string;
  readonly running: string;
  readonly waiting: string;
  /** An attempt that is still left. */
  readonly left: string;
  readonly canceled: string;
  readonly stopped: string;
  readonly again: string;
  /** What is not yet written. */
  readonly pending: string;
  readonly separator: string;
  readonly nothing: string;
  readonly ellipsis: string;
  readonly cause: string;
  readonly frame: FrameGlyphs;
  readonly time: TimeGlyphs;
}

/** What a time line is drawn with. */
export interface TimeGlyphs {
  /** What is over. */
  readonly over: string;
  /** What goes on. */
  readonly going: string;
  /** Nobody works: a queue, a pause between attempts. */
  readonly rest: string;
  /** Not yet come. */
  readonly ahead: string;
  readonly now: string;
  /** When it is due. */
  readonly due: string;
  /** Came from outside. */
  readonly signal: string;
  /** Time is cut out here. */
  readonly fold: string;
  /** A moment that concerns all rows. */
  readonly wall: string;
  /** So many times as large. */
  readonly times: string;
  /** A worker or the service is there. */
  readonly alive: string;
  /** How many at once, from few to many. */
  readonly levels: readonly string[];
}

export interface FrameGlyphs {
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly bottomRight: string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly left: string;
  readonly right: string;
  readonly down: string;
  readonly up: string;
  readonly cross: string;
}

export const unicodeGlyphs: Glyphs = {
  done: '✓',
  failed: '✗',
  running: '●',
  waiting: '○',
  left: '·',
  canceled: '○',
  stopped: '■',
  again: '↻',
  pending: '┄',
  separator: '·',
  nothing: '–',
  ellipsis: '…',
  cause: '←',
  frame: {
    topLeft: '╭',
    topRight: '╮',
    bottomLeft: '╰',
    bottomRight: '╯',
    horizontal: '─',
    vertical: '│',
    left: '├',
    right: '┤',
    down: '┬',
    up: '┴',
    cross: '┼',
  },
  time: {
    over: '━',
    going: '╍',
    rest: '┄',
    ahead: '·',
    now: '▸',
    due: '◇',
    signal: '◆',
    fold: '╱',
    wall: '┊',
    times: '×',
    alive: '─',
    levels: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  },
};

export const asciiGlyphs: Glyphs = {
  done: '+',
  failed: 'x',
  running: '*',
  waiting: 'o',
  left: '.',
  canceled: 'o',
  stopped: '#',
  again: '@',
  pending: '-',
  separator: '-',
  nothing: '-',
  ellipsis: '...',
  cause: '<-',
  frame: {
    topLeft: '+',
    topRight: '+',
    bottomLeft: '+',
    bottomRight: '+',
    horizontal: '-',
    vertical: '|',
    left: '+',
    right: '+',
    down: '+',
    up: '+',
    cross: '+',
  },
  time: {
    over: '=',
    going: '-',
    rest: '.',
    ahead: ' ',
    now: '>',
    due: 'o',
    signal: '^',
    fold: '/',
    wall: ':',
    times: 'x',
    alive: '-',
    levels: ['_', '.', '-', '~', '=', '+', '*', '#'],
  },
};
