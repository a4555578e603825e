import type { Canvas, Pen } from '../canvas.js';
import type { Picture } from '../graph/picture.js';
import { shapeBlock } from '../graph/shapes.js';
import { wrapLabel } from '../label.js';
import { south } from '../side.js';
import { DiagramError } from '../source.js';
import { Arrangement } from './arrange.js';
import { columns, headWidth } from './columns.js';
import type { Participant, Sequence, Step } from './model.js';

/** From generous to cramped: cells of a label's line, and between two participants' boxes. */
const looks: readonly { readonly wrap: number; readonly gap: number }[] = [
  { wrap: 36, gap: 4 },
  { wrap: 24, gap: 2 },
  { wrap: 16, gap: 2 },
  { wrap: 10, gap: 1 },
];

const mostParticipants = 60;
const mostSteps = 600;

/** As generously as the width allows; else as narrow as it gets. Throws a DiagramError. */
export function sequencePicture(sequence: Sequence, width: number): Picture {
  const { participants } = sequence;
  if (participants.length === 0) throw new DiagramError('The diagram is empty.');
  if (participants.length > mostParticipants || count(sequence.steps) > mostSteps)
    throw new DiagramError(`A sequence may have ${mostParticipants} participants and ${mostSteps} messages.`);
  let narrowest: Picture | undefined;
  for (const { wrap, gap } of looks) {
    const picture = arranged(wrapped(sequence, wrap), gap);
    if (picture.width <= width) return picture;
    if (!narrowest || picture.width < narrowest.width) narrowest = picture;
  }
  return narrowest ?? { width: 0, height: 0, crossings: new Map(), paint: () => undefined };
}

function count(steps: readonly Step[]): number {
  return steps.reduce(
    (sum, step) =>
      sum + (step.kind === 'fragment' ? step.sections.reduce((all, its) => all + 1 + count(its.steps), 0) : 1),
    0,
  );
}

function wrapped({ participants, groups, steps }: Sequence, width: number): Sequence {
  const step = (its: Step): Step => {
    if (its.kind === 'fragment')
      return { ...its, sections: its.sections.map((section) => ({ ...section, steps: section.steps.map(step) })) };
    return its.kind === 'message' || its.kind === 'note' ? { ...its, lines: wrapLabel(its.lines, width) } : its;
  };
  return {
    groups,
    steps: steps.map(step),
    participants: participants.map((its) => ({ ...its, lines: wrapLabel(its.lines, Math.min(width, 20)) })),
  };
}

function arranged({ participants, groups, steps }: Sequence, gap: number): Picture {
  const places = columns(participants, steps, gap);
  const at = (participant: number): number => places[participant] ?? 0;
  const headTop = groups.length > 0 ? 1 : 0;
  const headHeight =
    2 + Math.max(1, ...participants.filter(({ created }) => !created).map(({ lines }) => lines.length));
  const arrangement = new Arrangement(places, headTop + headHeight, (number) => headWidth(participants[number]));
  const [left, right] = arrangement.all(steps);
  arrangement.finish();
  const bottom = arrangement.row;
  const edges = participants.map((participant, index) => {
    const from = at(index) - Math.floor(headWidth(participant) / 2);
    return [from, from + headWidth(participant) - 1] as const;
  });
  const first = Math.min(0, left, ...edges.map(([from]) => from));
  const last = Math.max(0, right, ...edges.map(([, to]) => to));
  return {
    width: last - first + 1,
    height: bottom + 1,
    crossings: new Map(),
    paint: (canvas, x, y) => {
      const shift = x - first;
      participants.forEach((participant, index) => {
        const middle = arrangement.created.get(index);
        const { lines, actor } = participant;
        const height = middle === undefined ? headHeight : lines.length + 2;
        const top = middle === undefined ? y + headTop : middle - Math.floor((height - 1) / 2);
        const block = shapeBlock(actor ? 'round' : 'box', lines, headWidth(participant), height);
        block.paint(canvas, shift + (edges[index]?.[0] ?? 0), top);
        lifeline(canvas, arrangement, index, shift + at(index), top + height - 1, bottom);
      });
      paintGroups(canvas, participants, groups, edges, shift);
      for (const paint of arrangement.paints) paint(canvas, shift);
      for (const [participant, row] of arrangement.ended)
        canvas.glyph(shift + at(participant), row, canvas.glyphs.marker('cross', south), 'arrow');
    },
  };
}

/** From below a participant's box to where it ends, except where notes cover it; heavier while it is active. */
function lifeline(
  canvas: Canvas,
  { hidden, active, ended }: Arrangement,
  of: number,
  column: number,
  head: number,
  bottom: number,
): void {
  const pen = canvas.pen('solid', 'line', false);
  const heavy: Pen = { ...pen, stroke: 'heavy', role: 'box' };
  const end = ended.get(of) ?? bottom;
  const covered = (row: number): boolean => hidden.some((note) => note.of === of && row >= note.from && row <= note.to);
  canvas.attach(column, head, south, 'solid');
  for (let row = head + 1; row <= end; row += 1) {
    if (covered(row)) continue;
    const isActive = active.some((its) => its.of === of && row >= its.from && row <= its.to);
    canvas.line(column, row, column, row, isActive ? heavy : pen, [true, true]);
  }
}

/** A group's title over its participants. */
function paintGroups(
  canvas: Canvas,
  participants: readonly Participant[],
  groups: readonly string[],
  edges: readonly (readonly [number, number])[],
  shift: number,
): void {
  groups.forEach((title, group) => {
    const its = edges.filter((_, index) => participants[index]?.group === group);
    if (its.length === 0) return;
    const left = shift + Math.min(...its.map(([from]) => from));
    const right = Math.max(shift + Math.max(...its.map(([, to]) => to)), left + 3);
    canvas.line(left, 0, right, 0, canvas.pen('solid', 'box'));
    const [topLeft, topRight] = canvas.glyphs.corners.round;
    canvas.glyph(left, 0, topLeft, 'box');
    canvas.glyph(right, 0, topRight, 'box');
    if (title !== '') canvas.text(left + 2, 0, ` ${title} `, 'title');
  });
}
