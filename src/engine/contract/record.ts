import { randomUUID } from 'node:crypto';
import { Harness, workflowBundle } from '../testing/harness.js';
import { acts } from './acts.js';
import { realService } from './real-service.js';
import { writeRecording } from './recordings.js';
import { addSearchAttributes } from './search-attributes.js';
import { Stage } from './stage.js';

/*
 * Records the histories of all acts (or of those named) from a real Temporal Service, to which the embedded one is held:
 *
 *     TEMPORAL_CLI_PATH=temporal node --import tsx src/engine/contract/record.ts [act…]
 */
const service = await realService();
if (service.address === undefined) throw new Error(service.reason);
const harness = await Harness.connect({ address: service.address, close: service.close }, await workflowBundle());
const queue = `recorded-${randomUUID()}`;
try {
  await addSearchAttributes(harness);
  await harness.worker(queue, { identity: 'worker' });
  const wanted = process.argv.slice(2);
  for (const [name, act] of Object.entries(acts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const stage = new Stage(harness, queue);
    await act(stage);
    writeRecording(name, await stage.histories());
    console.log(name);
  }
} finally {
  await harness.close();
}
