import { drawDemo } from '../src/panel/draw.js';
import { coloured, idle } from '../src/panel/testing.js';
import type { WorkflowView } from '../src/panel/view.js';
import { connectClient } from '../src/temporal/connect.js';
import { followWorkflow } from '../src/temporal/follow.js';
import { warmEvents } from '../src/temporal/warm.js';
import { Encoder } from '../src/terminal/encode.js';

/** Prints how long it takes to open a workflow, ms: the first time, and once more. See `openTimes`. */
const [address = '', workflowId = '', events = ''] = process.argv.slice(2);
const panels = [[{ kind: 'status', share: 1 }], [{ kind: 'history', share: 1 }], [{ kind: 'timeline', share: 1 }]];
const temporal = connectClient({ address, namespace: 'default' });
// A show has called its service before, and is ready for events.
await temporal.connection.ensureConnected();
warmEvents();

function paint(workflow: WorkflowView, encoder: Encoder): void {
  const view = { ...idle, workflow, now: Date.now() };
  for (const line of drawDemo(view, panels, { width: 114, height: 30 }, coloured)) encoder.row(line);
}

async function open(): Promise<number> {
  const encoder = new Encoder(3);
  const end = new AbortController();
  const begun = performance.now();
  await new Promise<void>((resolve) => {
    const onView = (view: WorkflowView): void => {
      paint(view, encoder);
      if (view.events.length >= Number(events)) resolve();
    };
    void followWorkflow(temporal, { workflowId }, onView, end.signal);
  });
  const took = performance.now() - begun;
  end.abort();
  return took;
}

const cold = await open();
const warm = await open();
console.log(cold.toFixed(1), warm.toFixed(1));
process.exit(0);
