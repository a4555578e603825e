import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundleOnce } from '../bundle/bundle-once.js';
import { demosFolder } from '../bundle/demos-folder.js';
import { bundlePaths } from '../bundle/paths.js';
import type { Deck, PanelBlock } from '../deck/types.js';
import { fenceDemos } from '../demo/of-fence.js';
import type { Demo } from '../demo/types.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { checkDemos } from '../session/check-demos.js';

export interface ToldOfDemos {
  /** What the show would tell on the panel. */
  problems(block: PanelBlock): readonly string[];
  /** What was not looked at, and why. */
  notes(block: PanelBlock): readonly string[];
}

/**
 * What there is to say of a deck's demos. Nothing is started. Modules that fences name are built, not run; what a folder
 * of demos declares is code that has to run, so that is done only where the person at the command line names it.
 *
 * @param given `--demos`
 */
export async function demoProblems(deck: Deck, dist: string, given?: string): Promise<ToldOfDemos> {
  const blocks = demoBlocks(deck);
  if (blocks.length === 0) return { problems: () => [], notes: () => [] };
  const folder = given === undefined ? undefined : demosFolder(deck, given);
  const fences = fenceDemos(blocks.map(({ block }) => block));
  const built = await bundleOnce(
    { ...(folder === undefined ? {} : { folder }), fences: fences.demos },
    bundlePaths(dist),
  );
  const demos = new Map<string, Demo>();
  const broken = new Map<string, string>();
  for (const [name, entry] of built.demos) {
    if (entry.kind === 'demo') demos.set(name, entry.demo);
    else broken.set(name, entry.message);
  }
  await built.close();
  const own = folder === undefined ? demosFolder(deck) : undefined;
  const isUnseen = ({ demo }: PanelBlock): boolean =>
    own !== undefined && !fences.demos.has(demo) && existsSync(join(own, demo, 'demo.ts'));
  const { problems } = checkDemos(deck, demos, broken);
  const told = new Map(
    blocks.map(({ id, block }) => {
      const ofFolder = demos.has(block.demo) ? undefined : built.problems.get('');
      const ofDemo = ofFolder ?? built.problems.get(block.demo);
      const ofDeck = isUnseen(block) ? undefined : problems.get(id);
      return [placeOf(block), fences.problems.get(block) ?? ofDemo?.text ?? ofDeck];
    }),
  );
  return {
    problems: (block) => [told.get(placeOf(block)) ?? []].flat(),
    notes: (block) =>
      isUnseen(block)
        ? [`the demo "${block.demo}" is the deck's own code, which runs only if you say so: add --demos and its folder`]
        : [],
  };
}

function placeOf({ source: { file, line } }: PanelBlock): string {
  return `${file}:${line}`;
}
