'use strict';
const fs = require('node:fs');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

const dist = path.join(__dirname, '..', 'dist');

const flags = {
  // The CLI. marked's regular expressions are the largest part of the way to the first slide. V8 by default compiles
  // each of them twice (first to bytecode, then to optimized machine code): compiled once and unoptimized, a cold parse
  // of a slide takes 5 ms instead of 27. Both only choose how expressions are compiled, never what they match.
  // Not --no-regexp-tier-up: Node's own expressions are bytecode by now, and with that flag V8 takes them for machine
  // code as soon as an interrupt falls into one, and crashes.
  // The last one (V8's own is 67584) has functions optimized later: of what eight live panels take, a fourth was for
  // compiling what is optimized soon after the start.
  tslides: ['--regexp-tier-up-ticks=0', '--no-regexp-optimization', '--interrupt-budget=200000'],
  // The embedded service: it runs long, and shares a machine with a presenter and workers. Without the last two, which
  // V8 reads at each collection, it holds twice the memory after 10,000 workflows, nearly all of it garbage.
  engine: [
    '--regexp-tier-up-ticks=1',
    '--regexp-optimization',
    '--semi-space-growth-factor=1',
    '--heap-growing-percent=30',
  ],
};

/**
 * Loads a built program from one CommonJS file with V8's code cache beside it, which saves compiling it. The cache is
 * made by `scripts/code-cache.js`; V8 refuses one of another version or with other flags, then it is only slower.
 */
function load(name) {
  for (const flag of flags[name]) v8.setFlagsFromString(flag);
  const bundle = path.join(dist, `${name}.cjs`);
  const cache = `${bundle}.cache`;
  // ASCII alone, which the build checks: nothing has to be decoded.
  const source = fs.readFileSync(bundle, 'latin1');
  let cachedData;
  try {
    cachedData = fs.readFileSync(cache);
  } catch {
    cachedData = undefined;
  }
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: bundle,
    cachedData,
  });
  const module = { exports: {} };
  const { createRequire } = require('node:module');
  script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, dist);
  return { program: module.exports, script, cache };
}

module.exports = { dist, flags, load };
