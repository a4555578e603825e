import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { projectRoot } from './pty.js';

const { flags } = createRequire(import.meta.url)(`${projectRoot}bin/load.js`) as {
  readonly flags: Readonly<Record<'tslides' | 'engine', readonly string[]>>;
};

/**
 * An expression that V8 knows as bytecode, then the flags, then interrupts: each new function that gets hot asks for
 * one when it has been optimized. With --no-regexp-tier-up Node 20 ends by a segmentation fault within a second.
 */
const program = `
  const expression = /^((?:@[^/]+\\/)?[^./][^/]*)(\\/.*)?$/;
  expression.exec('./one');
  for (const flag of process.argv.slice(1)) require('node:v8').setFlagsFromString(flag);
  const end = Date.now() + 3000;
  while (Date.now() < end) {
    const hot = new Function('sum', 'expression', \`
      for (let i = 0; i < 20000; i++) {
        sum += i;
        if (i % 8 === 0) expression.exec('./one');
      }
      return sum;
    \`);
    for (let time = 0; time < 5; time++) hot(time, expression);
  }`;

const run = (given: readonly string[]) => spawnSync(process.execPath, ['-e', program, '--', ...given]);

it.each([
  ['the show', flags.tslides],
  ['the service', flags.engine],
  ['the service that turns out to be a show', [...flags.engine, ...flags.tslides]],
])('the V8 flags of %s crash nothing that is compiled already', (_, given) => {
  const { status, signal } = run(given);
  expect({ status, signal }).toEqual({ status: 0, signal: null });
});
