import type { PanelRequest } from '../deck/types.js';

/** The panels that are shown: the slide's choice, else the demo's own, else its status: a frame is never empty. */
export function requestedRows(
  slide: readonly (readonly PanelRequest[])[],
  demo: readonly (readonly string[])[],
): readonly (readonly PanelRequest[])[] {
  const own = demo.map((row) => row.map((kind) => ({ kind, share: 1 })));
  return [slide, own].find((choice) => choice.flat().length > 0) ?? [[{ kind: 'status', share: 1 }]];
}
