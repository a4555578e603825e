/**
 * Writes V8's code cache of the built CLI, after it has drawn a deck of what first slides are made of: functions that
 * were compiled on the way are in it, so that the next process need not compile them. What few first slides need
 * stays out: reading the cache takes time as well. Runs after the build, on the user's own Node.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { bundle, load } = require('../bin/load.js');
if (/[^\x00-\x7f]/.test(fs.readFileSync(bundle, 'latin1'))) throw new Error('the bundle must be ASCII alone');
const { cli, script, cache } = load();
cli.warmUp(fileURLToPath(new URL('warm-up.md', import.meta.url)));
fs.writeFileSync(cache, script.createCachedData());
