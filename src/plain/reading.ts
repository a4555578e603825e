import type { FileText } from '../deck/file-text.js';
import type { Block, PanelBlock } from '../deck/types.js';
import type { ToldDemo } from './panel.js';

/** What the parts of a slide share while it is read. */
export interface Reading {
  /** Absent: files that the slide shows are named only. */
  readonly files?: ((path: string, name: string) => FileText) | undefined;
  /** What is known of a panel's demo. Absent: nothing. */
  readonly demos?: ((block: PanelBlock) => ToldDemo) | undefined;
  /** Addresses that were told: none is told twice. */
  readonly addresses: Set<string>;
}

/** Reads blocks inside of others; handed down, because blocks hold blocks. */
export type ReadBlocks = (blocks: readonly Block[], reading: Reading) => readonly string[];
