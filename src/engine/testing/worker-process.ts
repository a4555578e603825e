/*
 * A worker in a process of its own, to be killed: a small TypeScript program without types, run by node as it is.
 * Arguments: address, task queue, path of the workflow bundle (code), path of a file that counts activity runs.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';

const [address = '', taskQueue = '', bundlePath = '', countsPath = ''] = process.argv.slice(2);
Runtime.install({ telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  taskQueue,
  workflowBundle: { code: readFileSync(bundlePath, 'utf8') },
  stickyQueueScheduleToStartTimeout: '1s',
  activities: {
    async countRun(step: string) {
      appendFileSync(countsPath, `${step}\n`);
      return 1;
    },
    async greet(name: string) {
      return `Hello, ${name}!`;
    },
  },
});
process.on('disconnect', () => process.exit());
await worker.run();
