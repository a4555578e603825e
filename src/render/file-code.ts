import { fileLanguage, linesBetween } from '../deck/file-lines.js';
import { visibleCode } from '../deck/hidden-lines.js';
import type { Block } from '../deck/types.js';
import { code } from './code.js';
import { groupAt } from './code-step.js';
import type { Line } from './line.js';
import { problem } from './problem.js';
import type { Room } from './room.js';

/** A file, or lines of it, as code. One that can't be had, or has fewer lines, is told in its place. */
export function fileCode(block: Extract<Block, { kind: 'file' }>, room: Room): readonly Line[] {
  const file = room.tools.file?.(block.path) ?? { kind: 'problem', message: `"${block.name}" is not read here` };
  const complain = (message: string): readonly Line[] => problem({ ...block.source, level: 'error', message }, room);
  if (file.kind === 'problem') return complain(file.message);
  const lines = linesBetween(file.text, block.from, block.to);
  if (lines === '' && (block.from ?? 1) > file.text.split('\n').length) {
    return complain(`"${block.name}" has no line ${block.from}`);
  }
  const language = fileLanguage(block);
  return code({ language, text: visibleCode(language, lines), look: block.look }, groupAt(block, room.step), room);
}
