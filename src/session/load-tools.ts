import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Deck } from '../deck/types.js';
import type { Diagrams } from '../diagram/diagrams.js';
import type { RenderTools } from '../render/tools.js';
import type { Theme } from '../theme/types.js';
import { FileReader } from './file-reader.js';
import type { ShownPictures } from './shown-pictures.js';
import { wantedTools } from './wanted-tools.js';

export interface LoadToolsOptions {
  /** Folder of the built files. */
  readonly dist: string;
  /** Whether pictures are drawn, in coloured cells: else there is a frame with their name. */
  readonly pictures: boolean;
}

/** Tools for output that is made once, where nothing is to be drawn plainly because it is not there yet. */
export interface LoadedTools {
  readonly tools: RenderTools;
  /** Draws until nothing is pending any more, and gives what was drawn last. */
  settled<T>(draw: () => T): Promise<T>;
  close(): Promise<void>;
}

/** Draws so often at most: each time, something new may be asked for. */
const mostRounds = 20;

export async function loadTools(deck: Deck, theme: Theme, { dist, pictures }: LoadToolsOptions): Promise<LoadedTools> {
  const wanted = wantedTools(deck, theme);
  const reader = new FileReader();
  const diagrams = wanted.includes('diagram') ? await openDiagrams(dist) : undefined;
  const shown = pictures && wanted.includes('picture') ? await openPictures(dist) : undefined;
  let pending = 0;
  const tools: RenderTools = {
    file: (path) => reader.read(path),
    ...(wanted.includes('figlet') ? { figlet: (await import('../render/figlet.js')).loadFiglet() } : {}),
    ...(wanted.includes('highlight') ? { highlight: (await import('../highlight/load.js')).loadHighlighter() } : {}),
    ...(shown ? { picture: shown.pictures.renderer } : {}),
    ...(diagrams
      ? {
          diagram: (source, options) => {
            const drawn = diagrams.look(source, options);
            if (drawn.kind === 'pending') pending += 1;
            return drawn;
          },
        }
      : {}),
  };
  return {
    tools,
    settled: async (draw) => {
      let drawn = draw();
      for (let round = 0; round < mostRounds; round += 1) {
        if (pending === 0 && !shown?.pictures.busy) break;
        pending = 0;
        await Promise.all([diagrams?.settled(), shown?.settled()]);
        drawn = draw();
      }
      return drawn;
    },
    close: async () => {
      await Promise.all([diagrams?.close(), shown?.pictures.close()]);
    },
  };
}

async function openDiagrams(dist: string): Promise<Diagrams> {
  const { Diagrams } = await import('../diagram/diagrams.js');
  return new Diagrams({ worker: pathToFileURL(join(dist, 'diagram-worker.mjs')), onChange: () => undefined });
}

async function openPictures(dist: string): Promise<{ pictures: ShownPictures; settled(): Promise<void> }> {
  const { ShownPictures } = await import('./shown-pictures.js');
  const { capabilitiesOf } = await import('../terminal/capabilities.js');
  let settlers: (() => void)[] = [];
  const look = capabilitiesOf({}, {}, 'blocks');
  const pictures = new ShownPictures(dist, {
    look: () => look,
    onChange: () => {
      if (pictures.busy) return;
      for (const settle of settlers) settle();
      settlers = [];
    },
    onPath: () => undefined,
  });
  const settled = async (): Promise<void> => {
    if (pictures.busy) await new Promise<void>((resolve) => settlers.push(resolve));
  };
  return { pictures, settled };
}
