/*
 * A worker of the genuine SDK in a process of its own, to be killed. Arguments: address, task queue, path of the
 * workflow bundle. Its parent hears when it polls.
 */
import { readFileSync } from 'node:fs';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { loadActivities } from './activities.js';

const [address = '', taskQueue = '', bundlePath = ''] = process.argv.slice(2);
Runtime.install({ telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  taskQueue,
  workflowBundle: { code: readFileSync(bundlePath, 'utf8') },
  stickyQueueScheduleToStartTimeout: '300ms',
  activities: loadActivities,
});
process.on('disconnect', () => process.exit());
const running = worker.run();
process.send?.('polls');
await running;
