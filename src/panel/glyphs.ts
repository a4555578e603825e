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
};
