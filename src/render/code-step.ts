import type { CodeLook, LineGroup } from '../deck/types.js';

/** The lines of a code block that are lit at a step of the slide; undefined: all of them always are. */
export function groupAt(
  { look, step = 0 }: { readonly look: CodeLook; readonly step?: number },
  now: number,
): LineGroup | undefined {
  const { groups, litFrom = step } = look;
  return groups[Math.max(0, Math.min(groups.length - 1, now - litFrom))];
}
