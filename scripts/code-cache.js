/**
 * Writes V8's code cache of the built program that is named, after it has done what it is started for: functions that
 * were compiled on the way are in it, so that the next process need not compile them. What few starts need stays out:
 * reading the cache takes time as well. Runs after the build, on the user's own Node.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';

const [name] = process.argv.slice(2);
const { dist, load } = createRequire(import.meta.url)('../bin/load.js');
if (/[^\x00-\x7f]/.test(fs.readFileSync(join(dist, `${name}.cjs`), 'latin1'))) throw new Error('must be ASCII alone');
const { program, script, cache } = load(name);
if (name === 'tslides') program.warmUp(fileURLToPath(new URL('warm-up.md', import.meta.url)));
else await serve();
fs.writeFileSync(cache, script.createCachedData());
process.exit();

/** The embedded service: one workflow is started and looked at, with a store on disk. */
async function serve() {
  const folder = fs.mkdtempSync(join(dist, 'warm-up-'));
  const { address } = await program.runAlone({ host: '127.0.0.1', port: 0, db: join(folder, 'store.db') });
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection });
  const handle = await workflow.start('hello', { taskQueue: 'warm-up', workflowId: 'warm-up' });
  await handle.describe();
  await handle.terminate();
  await handle.fetchHistory();
  await connection.close();
  fs.rmSync(folder, { recursive: true });
}
