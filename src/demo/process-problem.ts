import type { Demo, DemoProcess } from './types.js';

const taken = ['demo', 'workflows', 'activities'];

/** What keeps the processes and versions of a demo from being built, as the end of a sentence about it. */
export function processesProblem({ processes = [], versions = {}, worker }: Demo): string | undefined {
  const names = new Set<string>();
  for (const process of processes) {
    const problem = processProblem(process);
    if (problem !== undefined) return problem;
    if (names.has(process.name)) return `has two processes "${process.name}": rename one`;
    names.add(process.name);
  }
  for (const [name, file] of Object.entries(versions)) {
    if (!isName(name)) return `has a version ${JSON.stringify(name)}: ${nameRule}`;
    if (!isText(file))
      return `says of the version "${name}" no module: name one beside demo.ts, such as './workflows.${name}.ts'`;
  }
  const most = worker?.maxConcurrentActivities;
  if (most !== undefined && !(Number.isInteger(most) && most >= 1 && most <= 10_000)) {
    return `has \`worker.maxConcurrentActivities\` ${JSON.stringify(most)}: it is a whole number from 1 to 10000`;
  }
  return undefined;
}

function processProblem(process: DemoProcess): string | undefined {
  if (!isName(process.name)) return `has a process ${JSON.stringify(process.name)}: ${nameRule}`;
  const at = `has a process "${process.name}"`;
  if (process.kind === 'node') {
    if (!isText(process.file))
      return `${at} without a \`file\`: name a module beside demo.ts, such as './${process.name}.ts'`;
    const part = process.file.replace(/^\.\//, '').replace(/\.\w+$/, '');
    return taken.includes(part) ? `${at} with the file ${process.file}: choose another, that is no program` : undefined;
  }
  if (process.kind !== 'worker')
    return `${at} of the kind ${JSON.stringify((process as DemoProcess).kind)}: it is 'node' or 'worker'`;
  if (!isText(process.folder) || !isText(process.missing))
    return `${at} without \`folder\` or \`missing\`: it needs both, as text`;
  for (const field of ['look', 'run'] as const) {
    if (!Array.isArray(process[field]) || process[field].length === 0 || !process[field].every(isText)) {
      return `${at} without a command in \`${field}\`: give it as a list of words`;
    }
  }
  return undefined;
}

const nameRule = 'use lower-case letters, digits and dashes, a letter first, 40 at most';
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Whether a name can be that of a file, and of a demo. */
export function isName(name: unknown): name is string {
  return typeof name === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(name);
}
