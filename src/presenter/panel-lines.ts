import { drawDemo } from '../panel/draw.js';
import { panelLook } from '../panel/look.js';
import type { DemoView } from '../panel/view.js';
import type { Line } from '../render/line.js';
import type { Segment } from '../render/segment.js';
import { demosOfSlide } from './demo-blocks.js';
import type { PresenterState } from './state.js';

/** A panel gets at least so many rows, even if the slide must scroll for it. */
export const minimumPanelRows = 7;

/** What a demo's panels show at this moment. */
export function panelLines(
  state: PresenterState,
  { block, width }: Extract<Segment, { kind: 'panel' }>,
  height: number,
): readonly Line[] {
  const id = demosOfSlide(state.deck, state.slide).find((demo) => demo.block === block)?.id ?? block.demo;
  const problem = state.demoProblems.get(id);
  const live = state.demos[id];
  const message = problem
    ? ({ level: 'error', text: `${block.source.file}:${block.source.line} ${problem}`, at: state.now } as const)
    : (live?.message ??
      (state.infos
        ? undefined
        : ({
            level: 'info',
            text: state.theme.ascii ? 'getting ready ...' : 'getting ready …',
            at: state.now,
          } as const)));
  const view: DemoView = {
    demo: state.infos?.get(block.demo) ?? {
      name: block.demo,
      line: '',
      workflowType: '',
      taskQueue: '',
      actions: [],
      panels: [],
    },
    service: state.service ?? { kind: 'embedded', label: '', state: 'starting' },
    workers: state.workers,
    ...(live?.workflow ? { workflow: live.workflow } : {}),
    ...(message ? { message } : {}),
    now: state.now,
  };
  const look = panelLook({
    colour: state.colour && state.theme.colored,
    ascii: state.theme.ascii,
    ground: state.theme.ground,
  });
  return drawDemo(view, block.panels, { width, height }, look);
}
