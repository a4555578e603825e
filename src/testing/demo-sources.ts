import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface DemoSources {
  readonly demo?: string;
  readonly workflows?: string;
  readonly activities?: string;
}

/** Writes a demo's folder; what is not given is as small as it may be. The workflow is named as the demo. */
export async function writeDemo(folder: string, name: string, sources: DemoSources = {}): Promise<void> {
  const files: Required<DemoSources> = {
    demo: `import { defineDemo } from 'tslides';
      import type * as workflows from './workflows.js';
      export default defineDemo<typeof workflows>({
        name: '${name}', line: 'A demo.', workflow: '${name}',
        actions: [{ kind: 'start', key: 's', label: 'start' }], panels: [['status']],
      });`,
    workflows: `export async function ${name}(): Promise<void> {}`,
    activities: 'export {};',
    ...sources,
  };
  await mkdir(join(folder, name), { recursive: true });
  for (const [part, source] of Object.entries(files)) await writeFile(join(folder, name, `${part}.ts`), source);
}
