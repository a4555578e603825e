import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { startEngine } from '../server.js';
import { Harness } from '../testing/harness.js';
import { addSearchAttributes } from './search-attributes.js';

/** A service under test, with one worker on a task queue of the file's own. */
export interface Subject {
  readonly harness: Harness;
  readonly queue: string;
}

const names = ['the embedded service', 'the real service'] as const;

/**
 * Declares the same tests for the embedded service and for the real one. What they produced must replay: that is
 * looked at after the last. Where there is no real service, its suite is skipped, with the reason in its name.
 */
export function contract(topic: string, declare: (subject: () => Subject) => void): void {
  const { real, bundlePath } = inject('contract');
  for (const name of names) {
    const isReal = name === 'the real service';
    if (isReal && real.address === undefined) {
      describe.skip(`${topic}: ${name} (${real.reason})`, () => declare(unavailable));
      continue;
    }
    describe(`${topic}: ${name}`, { concurrent: true }, () => {
      let subject: Subject | undefined;
      beforeAll(async () => {
        const queue = `${topic}-${randomUUID()}`;
        const engine = isReal ? { address: real.address ?? '', close: async () => {} } : await startEngine();
        const harness = await Harness.connect(engine, { code: readFileSync(bundlePath, 'utf8') });
        subject = { harness, queue };
        await addSearchAttributes(harness);
        await harness.worker(queue, { identity: 'worker' });
      });
      afterAll(async () => {
        try {
          await subject?.harness.replayOwn();
        } finally {
          await subject?.harness.close();
        }
      });
      declare(() => subject ?? unavailable());
    });
  }
}

function unavailable(): never {
  throw new Error('the service under test is not up');
}
