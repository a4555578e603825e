'use strict';
const fs = require('node:fs');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

const bundle = path.join(__dirname, '..', 'dist', 'tslides.cjs');
const cache = `${bundle}.cache`;

/**
 * Loads the built CLI from one CommonJS file with V8's code cache beside it.
 *
 * marked's regular expressions are the largest part of the way to the first slide. V8 by default compiles each of
 * them twice (first to bytecode, then to optimized machine code): compiled once and unoptimized, a cold parse of a
 * slide takes 5 ms instead of 27. Both flags only choose how expressions are compiled, never what they match.
 * The cache is made by `scripts/code-cache.js`; V8 refuses one of another version, then it is only slower.
 */
function load() {
  v8.setFlagsFromString('--no-regexp-tier-up');
  v8.setFlagsFromString('--no-regexp-optimization');
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
  script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, path.dirname(bundle));
  return { cli: module.exports, script, cache };
}

module.exports = { bundle, load };
