import { nearest } from '../deck/nearest.js';
import type { Deck } from '../deck/types.js';
import { demoInfo } from '../demo/info.js';
import { demoInput } from '../demo/input.js';
import type { Demo } from '../demo/types.js';
import { isPanelKind, panelKinds } from '../panel/kinds.js';
import type { DemoInfo } from '../panel/view.js';
import { type DemoBlock, demoBlocks } from '../presenter/demo-blocks.js';

export interface CheckedDemos {
  readonly infos: ReadonlyMap<string, DemoInfo>;
  /** By the panel's id: what is wrong with it. */
  readonly problems: ReadonlyMap<string, string>;
}

/** Holds the deck's demo fences against the demos there are; `broken` names those that could not be loaded, with the reason. */
export function checkDemos(
  deck: Deck,
  demos: ReadonlyMap<string, Demo>,
  broken: ReadonlyMap<string, string>,
): CheckedDemos {
  const problems = new Map<string, string>();
  for (const block of demoBlocks(deck)) {
    const problem = problemOf(block, demos, broken);
    if (problem) problems.set(block.id, problem);
  }
  return { infos: new Map([...demos].map(([name, demo]) => [name, demoInfo(demo)])), problems };
}

function problemOf(
  { block }: DemoBlock,
  demos: ReadonlyMap<string, Demo>,
  broken: ReadonlyMap<string, string>,
): string | undefined {
  const demo = demos.get(block.demo);
  if (!demo) {
    const why = broken.get(block.demo);
    if (why) return why;
    const near = nearest(block.demo, [...demos.keys()]);
    return `there is no demo "${block.demo}"${near ? `, did you mean "${near}"?` : `: there are ${[...demos.keys()].join(', ')}`}`;
  }
  for (const { kind } of block.panels.flat()) {
    if (isPanelKind(kind)) continue;
    const near = nearest(kind, panelKinds);
    return `there is no panel "${kind}"${near ? `, did you mean "${near}"?` : `: there are ${panelKinds.join(', ')}`}`;
  }
  const input = demoInput(demo, block.input);
  return input.kind === 'refused' ? input.message : undefined;
}
