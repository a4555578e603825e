import { bundleOnce } from '../bundle/bundle-once.js';
import { demosFolder } from '../bundle/demos-folder.js';
import { bundlePaths } from '../bundle/paths.js';
import type { Deck, PanelBlock } from '../deck/types.js';
import { fenceDemos } from '../demo/of-fence.js';
import type { Demo } from '../demo/types.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { checkDemos } from '../session/check-demos.js';

/**
 * What the show would tell on the panel of each demo of a deck. What demos declare is loaded, those that the deck brings
 * are built, and nothing is started.
 *
 * @param given `--demos`
 */
export async function demoProblems(
  deck: Deck,
  dist: string,
  given?: string,
): Promise<(block: PanelBlock) => readonly string[]> {
  const blocks = demoBlocks(deck);
  if (blocks.length === 0) return () => [];
  const folder = demosFolder(deck, given);
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
  const { problems } = checkDemos(deck, demos, broken);
  const told = new Map(
    blocks.map(({ id, block }) => {
      const ofFolder = demos.has(block.demo) ? undefined : built.problems.get('');
      const ofDemo = ofFolder ?? built.problems.get(block.demo);
      return [placeOf(block), fences.problems.get(block) ?? ofDemo?.text ?? problems.get(id)];
    }),
  );
  return (block) => {
    const message = told.get(placeOf(block));
    return message === undefined ? [] : [message];
  };
}

function placeOf({ source: { file, line } }: PanelBlock): string {
  return `${file}:${line}`;
}
