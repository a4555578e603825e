import { content } from '../deck/content.js';
import type { Problem, Slide } from '../deck/types.js';
import { walk } from '../deck/walk.js';
import type { Finding } from './finding.js';

export function findingOf({ file, line, level, message }: Problem): Finding {
  return { file, line, level, message: message.replace(/\.$/, '') };
}

/** What reading the slide has told already. */
export function slideProblems(slide: Slide): readonly Finding[] {
  const { blocks, problems } = content(slide);
  const shown = [...walk(blocks)].flatMap((block) => (block.kind === 'problem' ? [block.problem] : []));
  return [...problems, ...shown].map(findingOf);
}
