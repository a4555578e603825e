/** What a stretch of a diagram is, so that a theme can colour it. */
export type DiagramRole = 'box' | 'text' | 'line' | 'arrow' | 'label' | 'title';

export interface DiagramSpan {
  readonly text: string;
  readonly role: DiagramRole;
}

export type Diagram =
  /** Rows without blanks at their ends. */
  | { readonly kind: 'ok'; readonly rows: readonly (readonly DiagramSpan[])[] }
  /** One sentence; `line` counts from 1 within the source, absent if the whole of it is meant. */
  | { readonly kind: 'problem'; readonly message: string; readonly line?: number };

export interface DiagramOptions {
  /** Cells. */
  readonly width: number;
  /** Nothing but ASCII, save for what the source itself says. */
  readonly ascii: boolean;
}

/** Draws a diagram's source, no wider than it may be, or begins to. Never throws. */
export type DiagramRenderer = (source: string, options: DiagramOptions) => Diagram | { readonly kind: 'pending' };
