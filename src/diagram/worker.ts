import { parentPort } from 'node:worker_threads';
import type { Diagram, DiagramOptions } from '../render/diagram-types.js';
import { drawDiagram } from './draw.js';
import type { Job } from './job.js';

parentPort?.on('message', ({ source, options }: Job) => {
  parentPort?.postMessage(outcome(source, options));
});

function outcome(source: string, options: DiagramOptions): Diagram {
  try {
    return drawDiagram(source, options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'problem', message: `The diagram can't be drawn: ${reason}` };
  }
}
