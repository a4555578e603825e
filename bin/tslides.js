#!/usr/bin/env node
'use strict';
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`tslides needs Node 20.19 or newer, this is ${process.versions.node}: see https://nodejs.org\n`);
  process.exit(1);
}
const { dist, load } = require('./load.js');
if (!require('node:fs').existsSync(dist)) {
  process.stderr.write('tslides is not built yet: run "npm ci" (or "npm run build") in its folder\n');
  process.exit(1);
}
const args = process.argv.slice(2);
// The service alone needs nothing of a show.
if (args[0] !== 'server' || !load('engine').program.serverMain(args)) load('tslides').program.main(args);
