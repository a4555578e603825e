import type { FileText } from '../deck/file-text.js';
import type { DiagramRenderer } from './diagram-types.js';
import type { FigletRenderer } from './figlet.js';
import type { Highlighter } from './highlight.js';
import type { PictureRenderer } from './picture.js';

/** What slides are drawn with besides themes. Each is absent while it is not loaded; what needs it is drawn plainly. */
export interface RenderTools {
  readonly figlet?: FigletRenderer;
  readonly highlight?: Highlighter;
  readonly diagram?: DiagramRenderer;
  readonly picture?: PictureRenderer;
  readonly file?: (path: string) => FileText;
}

export const noTools: RenderTools = {};
