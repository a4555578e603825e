/**
 * Writes V8's code cache of the built CLI, after it has drawn a deck: functions that were compiled on the way to a
 * slide are in it, so that the next process need not compile them. Runs after the build, on the user's own Node.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { cli, script, cache } = require('../bin/load.js').load();
cli.warmUp(fileURLToPath(new URL('../slides', import.meta.url)));
fs.writeFileSync(cache, script.createCachedData());
