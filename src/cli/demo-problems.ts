import { join } from 'node:path';
import type { Deck, PanelBlock } from '../deck/types.js';
import { loadDemos } from '../demo/load.js';
import type { Demo } from '../demo/types.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { checkDemos } from '../session/check-demos.js';

/** What the show would tell on the panel of each demo of a deck. Only what demos declare is loaded, and nothing started. */
export async function demoProblems(deck: Deck, dist: string): Promise<(block: PanelBlock) => readonly string[]> {
  const blocks = demoBlocks(deck);
  if (blocks.length === 0) return () => [];
  const demos = new Map<string, Demo>();
  const broken = new Map<string, string>();
  for (const [name, entry] of await loadDemos(join(dist, 'demos'))) {
    if (entry.kind === 'demo') demos.set(name, entry.demo);
    else broken.set(name, entry.message);
  }
  const { problems } = checkDemos(deck, demos, broken);
  const told = new Map(blocks.map(({ id, block }) => [placeOf(block), problems.get(id)]));
  return (block) => {
    const message = told.get(placeOf(block));
    return message === undefined ? [] : [message];
  };
}

function placeOf({ source: { file, line } }: PanelBlock): string {
  return `${file}:${line}`;
}
