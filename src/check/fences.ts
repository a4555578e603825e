import { demoKeys } from '../deck/demo-keys.js';
import { groupProblems } from '../deck/fence-info.js';
import { fileLanguage, linesBetween } from '../deck/file-lines.js';
import { visibleCode } from '../deck/hidden-lines.js';
import { nearest } from '../deck/nearest.js';
import type { Block, PanelBlock, Slide } from '../deck/types.js';
import type { RenderTools } from '../render/tools.js';
import { whyNotRun } from './command.js';
import type { Finding } from './finding.js';
import { textPicture } from './links.js';
import { placeInFence } from './place.js';

/** What blocks are held against. */
export interface Surroundings {
  readonly tools: RenderTools;
  /** Whether the highlighter has heard of a language, or it is none (`text`). */
  readonly knowsLanguage: (language: string) => boolean;
  /** What would go wrong with a demo, a sentence each. */
  readonly demoProblems: (block: PanelBlock) => readonly string[];
  readonly demoNotes: (block: PanelBlock) => readonly string[];
}

/** What a block needs and does not get. `onSlide`: it stands on the slide itself or in a column of it. */
export function fenceFindings(block: Block, onSlide: boolean, slide: Slide, around: Surroundings): readonly Finding[] {
  const { tools, knowsLanguage } = around;
  switch (block.kind) {
    case 'code':
      return at(block, unknownLanguage(block.language, knowsLanguage, whyNotRun(slide, block.source)));
    case 'file':
      return at(block, [...unknownLanguage(block.language, knowsLanguage), ...fileFindings(block, tools)]);
    case 'image': {
      if (!onSlide) return at(block, [{ level: 'note', message: textPicture(block.name) }]);
      const picture = tools.picture?.look(block.path);
      return picture?.kind === 'problem'
        ? at(block, errors([`the picture "${block.name}" can't be shown: ${picture.message}`]))
        : [];
    }
    case 'panel':
      return panelFindings(block, onSlide, slide, around);
    default:
      return [];
  }
}

function panelFindings(
  block: PanelBlock,
  onSlide: boolean,
  slide: Slide,
  { demoProblems, demoNotes }: Surroundings,
): readonly Finding[] {
  const inside = onSlide ? [] : [`the demo "${block.demo}" stands inside a list or a quote: move its fence out`];
  return [
    ...at(block, errors(inside)),
    ...at(
      block,
      demoNotes(block).map((message) => ({ level: 'note', message })),
    ),
    ...demoProblems(block).flatMap((message) => {
      // What a message names first is what is wrong: "statsu", `input.amount`.
      const named = /["`](?:[\w-]+\.)*([\w-]+)["`]/.exec(message)?.[1] ?? '';
      const source = named === block.demo ? block.source : placeInFence(slide, block.source, named);
      return at({ source }, errors([message]));
    }),
    ...unknownKeys(block).flatMap((key) =>
      at({ source: placeInFence(slide, block.source, key) }, warnings([uselessKey(key)])),
    ),
  ];
}

const unknownKeys = ({ params }: PanelBlock): readonly string[] =>
  Object.keys(params).filter((key) => !demoKeys.includes(key));

function uselessKey(key: string): string {
  const near = nearest(key, demoKeys);
  const advice = near
    ? `: did you mean \`${near}\`?`
    : `, which takes ${demoKeys.map((name) => `\`${name}\``).join(', ')}: leave it out`;
  return `\`${key}\` has no effect in a demo fence${advice}`;
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

/** `command`: what to do for the fence to be run, if it reads like a command. */
function unknownLanguage(language: string, knows: Surroundings['knowsLanguage'], command?: string): readonly Told[] {
  if (language === '' || knows(language)) return [];
  return warnings([command ?? `"${language}" is no language that is highlighted: the code is shown plainly`]);
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
