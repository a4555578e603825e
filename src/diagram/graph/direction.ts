import type { Direction } from './model.js';

const directions: ReadonlyMap<string, Direction> = new Map([
  ['TD', 'down'],
  ['TB', 'down'],
  ['BT', 'up'],
  ['LR', 'right'],
  ['RL', 'left'],
  ['v', 'down'],
  ['^', 'up'],
  ['>', 'right'],
  ['<', 'left'],
]);

/** A direction as mermaid writes it. */
export function directionNamed(name: string): Direction | undefined {
  return directions.get(name);
}
