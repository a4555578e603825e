import { labelWidth } from '../label.js';
import type { Fragment, Participant, Step } from './model.js';

/** At least so many cells from one lifeline to another. */
interface Distance {
  readonly from: number;
  readonly to: number;
  readonly cells: number;
}

/** The cells at which the participants' lifelines stand, so that all that is written between them fits. */
export function columns(participants: readonly Participant[], steps: readonly Step[], gap: number): readonly number[] {
  const wanted = [...heads(participants, gap), ...distances(steps, participants)];
  const places: number[] = [];
  participants.forEach((participant, index) => {
    const half = Math.floor(headWidth(participant) / 2);
    places.push(
      Math.max(half, ...wanted.filter(({ to }) => to === index).map(({ from, cells }) => (places[from] ?? 0) + cells)),
    );
  });
  return places;
}

/** Cells of a participant's box. */
export function headWidth(participant: Participant | undefined): number {
  return participant ? Math.max(labelWidth(participant.lines) + 4, 5) : 0;
}

function heads(participants: readonly Participant[], gap: number): readonly Distance[] {
  return participants.slice(1).map((participant, index) => {
    const cells = Math.ceil(headWidth(participants[index]) / 2) + Math.floor(headWidth(participant) / 2) + gap;
    return { from: index, to: index + 1, cells };
  });
}

function distances(steps: readonly Step[], participants: readonly Participant[]): readonly Distance[] {
  const last = participants.length - 1;
  return steps.flatMap((step): readonly Distance[] => {
    if (step.kind === 'fragment')
      return [...borders(step, last), ...step.sections.flatMap((its) => distances(its.steps, participants))];
    if (step.kind === 'message') {
      const width = labelWidth(step.lines);
      if (step.from === step.to)
        return step.from < last ? [{ from: step.from, to: step.from + 1, cells: width + 7 }] : [];
      const [from, to] = [Math.min(step.from, step.to), Math.max(step.from, step.to)];
      const box = step.creates ? Math.ceil(headWidth(participants[step.to]) / 2) : 0;
      return [{ from, to, cells: Math.max(width + 3, 5) + box }];
    }
    if (step.kind !== 'note') return [];
    const width = labelWidth(step.lines) + 4;
    const { from, to, place } = step;
    if (place === 'right') return to < last ? [{ from: to, to: to + 1, cells: width + 4 }] : [];
    if (place === 'left') return from > 0 ? [{ from: from - 1, to: from, cells: width + 4 }] : [];
    if (from !== to)
      return [
        { from, to, cells: width - 5 },
        ...beside(from - 1, from, 4),
        ...(to < last ? beside(to, to + 1, 4) : []),
      ];
    const half = Math.ceil(width / 2) + 2;
    return [...beside(from - 1, from, half), ...(to < last ? beside(to, to + 1, half) : [])];
  });
}

function beside(from: number, to: number, cells: number): readonly Distance[] {
  return from < 0 ? [] : [{ from, to, cells }];
}

/** Room for the borders of frames inside of frames, outside of the lifelines that they are about. */
function borders(fragment: Fragment, last: number): readonly Distance[] {
  const [first, final] = reach([fragment]);
  if (first === undefined || final === undefined) return [];
  const cells = 2 * depth(fragment) + 2;
  return [...beside(first - 1, first, cells), ...(final < last ? beside(final, final + 1, cells) : [])];
}

function depth({ sections }: Fragment): number {
  const inner = sections.flatMap(({ steps }) => steps.map((step) => (step.kind === 'fragment' ? depth(step) : 0)));
  return 1 + Math.max(0, ...inner);
}

/** The first and the last participant that steps are about. */
export function reach(steps: readonly Step[]): readonly [number | undefined, number | undefined] {
  const all = steps.flatMap((step): readonly (number | undefined)[] => {
    if (step.kind === 'fragment') return step.sections.flatMap((section) => reach(section.steps));
    return step.kind === 'message' || step.kind === 'note' ? [step.from, step.to] : [];
  });
  const known = all.filter((participant) => participant !== undefined);
  return known.length === 0 ? [undefined, undefined] : [Math.min(...known), Math.max(...known)];
}
