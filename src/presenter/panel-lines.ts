import { drawDemo } from '../panel/draw.js';
import { type PanelLook, panelLook } from '../panel/look.js';
import { calmControls, type DemoView, type ServiceView } from '../panel/view.js';
import { codeStyles } from '../render/code-look.js';
import type { Highlighter } from '../render/highlight.js';
import { type Line, plain } from '../render/line.js';
import type { Segment } from '../render/segment.js';
import type { Theme } from '../theme/types.js';
import { type DemoBlock, demosOfSlide, focusedDemo, shownDemos } from './demo-blocks.js';
import { polledBy } from './polled-queue.js';
import type { DemoMessage, PresenterState } from './state.js';

/** A panel gets at least so many rows, even if the slide must scroll for it. */
export const minimumPanelRows = 7;

/** Where slides are printed, demos are known and nothing runs; in a show, the service is told before the demos are. */
const noService: ServiceView = { kind: 'embedded', label: 'service', state: 'closed' };

/** What a demo's panels show at this moment. */
export function panelLines(
  state: PresenterState,
  { block, width }: Extract<Segment, { kind: 'panel' }>,
  height: number,
): readonly Line[] {
  const id = demosOfSlide(state.deck, state.slide).find((demo) => demo.block === block)?.id ?? block.demo;
  const view = demoView(state, { id, block });
  return drawDemo(view, block.panels, { width, height }, lookOf(state));
}

interface Looks {
  readonly colour: boolean;
  readonly theme: Theme;
  readonly highlight: Highlighter | undefined;
}
let last: { readonly of: Looks; readonly look: PanelLook } | undefined;

/** The same one as long as nothing of it changes: what is made of its styles is kept by their identity. */
function lookOf({ colour, theme, tools: { highlight } }: PresenterState): PanelLook {
  if (last && last.of.colour === colour && last.of.theme === theme && last.of.highlight === highlight) return last.look;
  const code = highlight && { highlight, styles: codeStyles(plain, theme.elements.code_block, true) };
  const look = panelLook({ colour: colour && theme.colored, ascii: theme.ascii, ground: theme.ground, code });
  last = { of: { colour, theme, highlight }, look };
  return look;
}

/** All that is known of a panel's demo: what is live, or the recording that plays in its place. */
export function demoView(state: PresenterState, { id, block }: Pick<DemoBlock, 'id' | 'block'>): DemoView {
  const { now } = state;
  const { message, controls = calmControls, played, ...live } = state.demos[id] ?? {};
  const info = state.infos?.get(block.demo);
  const told = info && state.taskQueues[info.taskQueue];
  const polled = told && polledBy(state.workers, told);
  const own = {
    demo: info ?? { name: block.demo, line: '', workflowType: '', taskQueue: '', actions: [], panels: [] },
    controls,
    focused: shownDemos(state).length < 2 || focusedDemo(state)?.id === id,
    reducedMotion: state.reducedMotion,
  };
  // Nothing of what is live may show through it.
  if (played) return { ...own, ...played };
  const said = messageOf(state, id) ?? message;
  return {
    ...own,
    service: state.service ?? (info ? noService : { kind: 'embedded', label: '', state: 'starting' }),
    workers: polled?.workers ?? state.workers,
    processes: none,
    acts: none,
    ...live,
    ...(polled ? { taskQueue: polled.queue } : {}),
    log: state.log,
    outages: state.outages,
    ...(said ? { message: said } : {}),
    now,
  };
}

const none: readonly never[] = [];
/** What stands before anything that the session has to say. */
function messageOf({ now, demoProblems, infos, demos, theme }: PresenterState, id: string): DemoMessage | undefined {
  const problem = demoProblems.get(id);
  if (problem) return { level: 'error', text: problem, at: now };
  if (infos || demos[id]?.message) return undefined;
  return { level: 'info', text: theme.ascii ? 'getting ready ...' : 'getting ready …', at: now };
}
