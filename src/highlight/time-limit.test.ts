import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { projectRoot } from '../testing/pty.js';
import { timeLimit } from './time-limit.js';

it('gives what the work gives, and what it throws', () => {
  const limited = timeLimit();
  expect(limited(1000, () => 42)).toBe(42);
  expect(() =>
    limited(1000, () => {
      throw new TypeError('mine');
    }),
  ).toThrow(new TypeError('mine'));
});

it('ends work that takes too long, and goes on', () => {
  const limited = timeLimit();
  const start = performance.now();
  expect(() => limited(20, () => /^(?:a|a)*$/.test(`${'a'.repeat(60)}b`))).toThrow('timed out');
  expect(performance.now() - start).toBeLessThan(5000);
  expect(limited(1000, () => 'again')).toBe('again');
});

/** Ending an expression is an interrupt inside of it, which has crashed V8 with other flags than the show's. */
it("crashes nothing with the show's V8 flags", () => {
  const { flags } = createRequire(import.meta.url)(`${projectRoot}bin/load.js`) as {
    readonly flags: { readonly tslides: readonly string[] };
  };
  const program = `
    const v8 = require('node:v8');
    const vm = require('node:vm');
    const endless = /^(?:a|a)*$/;
    endless.test('a');
    for (const flag of process.argv.slice(1)) v8.setFlagsFromString(flag);
    const context = vm.createContext({ work: () => endless.test('a'.repeat(60) + 'b') });
    const script = new vm.Script('work()');
    let ended = 0;
    for (let time = 0; time < 30; time += 1) {
      try {
        script.runInContext(context, { timeout: 5 });
      } catch {
        ended += 1;
      }
      for (const word of ['./one', '@a/b', 'c']) /^((?:@[^/]+\\/)?[^./][^/]*)(\\/.*)?$/.exec(word);
    }
    process.stdout.write(String(ended));
  `;
  const { status, signal, stdout } = spawnSync(process.execPath, ['-e', program, '--', ...flags.tslides], {
    encoding: 'utf8',
  });
  expect({ status, signal, stdout }).toEqual({ status: 0, signal: null, stdout: '30' });
});
