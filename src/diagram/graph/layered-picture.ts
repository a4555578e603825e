import type { Axis } from './axis.js';
import type { Block } from './block.js';
import { type Link, makeLayers } from './layers.js';
import { netsOf } from './net.js';
import { orderLayers } from './order.js';
import { paintLayers } from './paint.js';
import type { Picture } from './picture.js';
import { growForPins, placePins, spreadPins } from './pins.js';
import { placeAcross } from './place.js';
import { placeAlong } from './route.js';

/** Items in layers, with their edges between them. */
export function layeredPicture(
  items: readonly number[],
  blocks: readonly Block[],
  ranks: readonly number[],
  links: readonly Link[],
  axis: Axis,
  bundles: boolean,
): Picture {
  const layers = makeLayers(items, blocks, ranks, links, axis);
  const nets = netsOf(layers, bundles);
  growForPins(nets, axis);
  orderLayers(layers);
  for (const its of nets) spreadPins(its, axis);
  placeAcross(layers, nets.flat(), axis);
  for (const its of nets) placePins(its, axis);
  const routes = placeAlong(layers, nets, axis);
  return paintLayers(layers, routes, axis);
}
