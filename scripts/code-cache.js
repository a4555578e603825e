/**
 * Writes V8's code cache of the built CLI, after it has drawn a deck: functions that were compiled on the way to a
 * slide are in it, so that the next process need not compile them. Runs after the build, on the user's own Node.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { bundle, load } = require('../bin/load.js');
if (/[^\x00-\x7f]/.test(fs.readFileSync(bundle, 'latin1'))) throw new Error('the bundle must be ASCII alone');
const { cli, script, cache } = load();
cli.warmUp(fileURLToPath(new URL('../slides', import.meta.url)));
fs.writeFileSync(cache, script.createCachedData());
