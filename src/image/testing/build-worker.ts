import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The picture thread's program as the package has it, built from the source as it is now. */
export async function buildWorker(): Promise<{ readonly url: URL; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'tslides-image-worker-'));
  const outfile = join(folder, 'image-worker.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../worker.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    logLevel: 'error',
  });
  return { url: pathToFileURL(outfile), remove: () => rmSync(folder, { recursive: true }) };
}
