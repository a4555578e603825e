import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DemoIndex, indexFile } from '../demo/load.js';

/** An empty folder for built demos; what was in it is gone. */
export async function builtFolder(folder: string): Promise<{ writeIndex(index: DemoIndex): Promise<void> }> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // It does not always stand below a package.json that says so.
  await writeFile(join(folder, 'package.json'), '{"type":"module"}\n');
  return { writeIndex: (index) => writeFile(join(folder, indexFile), `${JSON.stringify(index, null, 2)}\n`) };
}
