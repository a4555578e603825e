import { Box } from 'ink';
import { useSyncExternalStore } from 'react';
import { Lines } from './lines.js';

/** A region of the screen (slide, panel, status row, overlay) as rows for the terminal. */
export interface RegionRows {
  readonly kind: string;
  readonly rows: readonly string[];
}

/** What the tree is drawn from. `get` returns the same value until `subscribe`'s listeners were told. */
export interface FrameSource {
  subscribe(listener: () => void): () => void;
  get(): readonly RegionRows[];
}

/** The show as Ink's tree: the regions of the screen, top to bottom. */
export function App({ frames, columns }: { readonly frames: FrameSource; readonly columns: number }) {
  const regions = useSyncExternalStore(frames.subscribe, frames.get);
  return (
    <Box flexDirection="column" width={columns}>
      {regions.map((region, index) => (
        // Regions have no identity of their own: what stands at a place is replaced by what stands there next.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Box key={`${region.kind}${index}`} height={region.rows.length} flexShrink={0}>
          <Lines text={region.rows.join('\n')} />
        </Box>
      ))}
    </Box>
  );
}
