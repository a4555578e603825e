import { lineWidth } from '../render/cells.js';
import type { Line, Style } from '../render/line.js';
import { blank, clip, column, paragraph } from './cell.js';
import { bold, type PanelLook } from './look.js';
import type { Panel, Room } from './panel.js';
import { failureText, said, valueText } from './text.js';
import type { DemoView, WorkflowView } from './view.js';

const labelWidth = 8;
const mostAnswerRows = 6;

/** Who the workflow is, what it says of itself, and how it ended. Its state and run time stand in the frame's title. */
export const status: Panel = {
  size: (view) => ({ least: 1, fair: 2 + answerHeight(view), worth: 0 }),
  draw: (view, room, look) => {
    const { workflow } = view;
    if (workflow === undefined || room.height < 1) return [];
    const outcome = outcomeRows(workflow, room, look);
    if (room.height === 1) return outcome.length > 0 ? outcome : saysRows(view, room, look);
    const withId = room.height > 2 || outcome.length === 0;
    // The last row is kept for the outcome from the start, so that nothing moves when it comes.
    const says = saysRows(view, { ...room, height: Math.max(1, room.height - 1 - (withId ? 1 : 0)) }, look);
    const above = [...(withId ? [whoRow(workflow, room.width, look)] : []), ...says];
    return [...above, ...outcome.slice(0, room.height - above.length)];
  },
};

function whoRow(workflow: WorkflowView, width: number, look: PanelLook): Line {
  const { separator } = look.glyphs;
  const text = `${said(workflow.workflowType)} ${separator} ${said(workflow.workflowId)}`;
  return field('workflow', [{ text: clip(text, width - labelWidth - 2, look), style: look.quiet }], look);
}

/** The newest answer of the status query; an object's fields one below the other. */
function saysRows(view: DemoView, room: Room, look: PanelLook): readonly Line[] {
  const { workflow } = view;
  if (workflow === undefined) return [];
  const width = room.width - labelWidth - 2;
  const problem = workflow.statusProblem === undefined ? '' : said(workflow.statusProblem);
  const answers = answerRows(workflow, { width, height: room.height }, look);
  const rows = withProblem(answers, problem, { width, height: room.height }, look);
  return rows.map((row, index) => field(index === 0 ? 'status' : '', row, look));
}

type Field = readonly [string, unknown];

/** An answer that is an object says its line in `text`; `counting` is for the session, which asks again. */
interface Answer {
  readonly text: string;
  readonly fields: readonly Field[];
}

function answerOf(value: unknown): Answer {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { text: valueText(value), fields: [] };
  const fields = Object.entries(value).filter(([key]) => key !== 'text' && key !== 'counting');
  const text = 'text' in value ? valueText(value.text) : '';
  return text === '' && fields.length === 0 ? { text: valueText(value), fields } : { text, fields };
}

/** Rows of the answer when there is room for all of it. */
function answerHeight(view: DemoView): number {
  const query = view.workflow?.statusQuery;
  if (query === undefined) return 1;
  const { text, fields } = answerOf(query.value);
  return Math.max(1, Math.min(mostAnswerRows, (text === '' ? 0 : 1) + fields.length));
}

function answerRows(workflow: WorkflowView, room: Room, look: PanelLook): readonly Line[] {
  if (workflow.statusQuery === undefined) {
    const text = workflow.statusProblem === undefined ? look.glyphs.ellipsis : '';
    return [[{ text, style: look.quiet }]];
  }
  const { text, fields } = answerOf(workflow.statusQuery.value);
  if (text === '' && fields.length === 0) return [[{ text: look.glyphs.nothing, style: look.quiet }]];
  const line: readonly Line[] = text === '' ? [] : [[{ text: clip(text, room.width, look), style: look.strong }]];
  if (room.height < line.length + fields.length) {
    const short = fields.map(([key, value]) => `${said(key)} ${valueText(value)}`);
    const whole = [...(text === '' ? [] : [text]), ...short].join(` ${look.glyphs.separator} `);
    return paragraph(whole, room.width, room.height, look).map((row) => [{ text: row, style: look.strong }]);
  }
  return [...line, ...fieldRows(fields, room.width, look)];
}

function fieldRows(fields: readonly Field[], width: number, look: PanelLook): readonly Line[] {
  const widest = Math.max(0, ...fields.map(([key]) => lineWidth([{ text: said(key), style: look.plain }])));
  const keyWidth = Math.min(widest, 16, Math.floor(width / 2));
  return fields.map(([key, value]) => [
    column(said(key), keyWidth, look.plain, look),
    blank(2),
    { text: clip(valueText(value), width - keyWidth - 2, look), style: look.strong },
  ]);
}

/** Adds why there is no newer answer: beside the last one where there is room, else below it. */
function withProblem(rows: readonly Line[], problem: string, room: Room, look: PanelLook): readonly Line[] {
  if (problem === '') return rows;
  const last = rows.at(-1) ?? [];
  const gap = lineWidth(last) === 0 ? 0 : 3;
  const beside = room.width - lineWidth(last) - gap;
  if (beside < 16 && rows.length < room.height) {
    return [...rows, [{ text: clip(problem, room.width, look), style: look.quiet }]];
  }
  if (beside < 1) return rows;
  return [...rows.slice(0, -1), [...last, blank(gap), { text: clip(problem, beside, look), style: look.quiet }]];
}

function outcomeRows(workflow: WorkflowView, room: Room, look: PanelLook): readonly Line[] {
  const width = room.width - labelWidth - 2;
  if (workflow.failure !== undefined) {
    const rows = paragraph(failureText(workflow.failure, look), width, Math.max(1, room.height - 2), look);
    return rows.map((row, index) => field(index === 0 ? 'failure' : '', [{ text: row, style: look.failed }], look));
  }
  if (workflow.status !== 'completed') return [];
  const text = workflow.result === undefined ? look.glyphs.nothing : valueText(workflow.result);
  return [field('result', [{ text: clip(text, width, look), style: bold(look.done) }], look)];
}

function field(label: string, value: Line, look: PanelLook): Line {
  const style: Style = look.quiet;
  return [column(label, labelWidth, style, look), blank(2), ...value];
}
