import { groupProblems } from '../deck/fence-info.js';
import { fileLanguage, linesBetween } from '../deck/file-lines.js';
import { visibleCode } from '../deck/hidden-lines.js';
import type { Block, PanelBlock } from '../deck/types.js';
import type { RenderTools } from '../render/tools.js';
import type { Finding } from './finding.js';

/** What blocks are held against. */
export interface Surroundings {
  readonly tools: RenderTools;
  /** Whether the highlighter has heard of a language, or it is none (`text`). */
  readonly knowsLanguage: (language: string) => boolean;
  /** What would go wrong with a demo, a sentence each. */
  readonly demoProblems: (block: PanelBlock) => readonly string[];
}

/** What a block needs and does not get. `onSlide`: it stands on the slide itself or in a column of it. */
export function fenceFindings(block: Block, onSlide: boolean, around: Surroundings): readonly Finding[] {
  const { tools, knowsLanguage, demoProblems } = around;
  switch (block.kind) {
    case 'code':
      return at(block, unknownLanguage(block.language, knowsLanguage));
    case 'file':
      return at(block, [...unknownLanguage(block.language, knowsLanguage), ...fileFindings(block, tools)]);
    case 'image': {
      const picture = tools.picture?.look(block.path);
      return picture?.kind === 'problem'
        ? at(block, errors([`the picture "${block.name}" can't be shown: ${picture.message}`]))
        : [];
    }
    case 'panel': {
      const inside = onSlide ? [] : [`the demo "${block.demo}" stands inside a list or a quote: move its fence out`];
      return at(block, errors([...inside, ...demoProblems(block)]));
    }
    default:
      return [];
  }
}

type Told = Pick<Finding, 'level' | 'message'>;

function fileFindings(block: Extract<Block, { kind: 'file' }>, { file: read }: RenderTools): readonly Told[] {
  const file = read?.(block.path);
  if (file === undefined) return [];
  if (file.kind === 'problem') return errors([file.message]);
  const has = linesBetween(file.text).split('\n').length;
  const { from = 1, to = has } = block;
  if (from > has) return errors([`"${block.name}" has no line ${from}: it ends at line ${has}`]);
  const short = to > has ? [`"${block.name}" has no line ${to}: it ends at line ${has}`] : [];
  const shown = visibleCode(fileLanguage(block), linesBetween(file.text, from, to)).split('\n').length;
  return warnings([...short, ...groupProblems(block.look.groups, shown)]);
}

function unknownLanguage(language: string, knows: Surroundings['knowsLanguage']): readonly Told[] {
  return language === '' || knows(language)
    ? []
    : warnings([`"${language}" is no language that is highlighted: the code is shown plainly`]);
}

function errors(messages: readonly string[]): readonly Told[] {
  return messages.map((message) => ({ level: 'error', message }));
}

function warnings(messages: readonly string[]): readonly Told[] {
  return messages.map((message) => ({ level: 'warning', message }));
}

function at(
  { source }: { readonly source: { readonly file: string; readonly line: number } },
  told: readonly Told[],
): readonly Finding[] {
  return told.map(({ level, message }) => ({ ...source, level, message: message.replace(/\.$/, '') }));
}
