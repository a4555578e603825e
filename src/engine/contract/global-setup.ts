import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { workflowBundle } from '../testing/harness.js';
import { type RealService, realService } from './real-service.js';

/** What the setup tells the files of the suite. */
export interface ContractContext {
  /** The test workflows' bundle: made once, not once a file. */
  readonly bundlePath: string;
  /** Where the real Temporal Service is, or why there is none. */
  readonly real: Omit<RealService, 'close'>;
}

declare module 'vitest' {
  interface ProvidedContext {
    contract: ContractContext;
  }
}

/** Once a run, before the first file of the contract suite; gives what is to be done after the last. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tslides-contract-'));
  const bundlePath = join(folder, 'workflows.js');
  const [bundle, { close, ...real }] = await Promise.all([workflowBundle(), realService()]);
  writeFileSync(bundlePath, bundle.code);
  if (real.address === undefined) console.warn(`\nOnly the embedded service is tested: ${real.reason}\n`);
  provide('contract', { bundlePath, real });
  return async () => {
    await close();
    rmSync(folder, { recursive: true });
  };
}
