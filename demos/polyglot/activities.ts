import { versions } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

/** What every JavaScript runtime knows by heart. It takes a second, for eyes to follow; so do the others. */
export async function inTypeScript(): Promise<string> {
  await wait(1_000);
  const v8 = versions.v8.split('.').slice(0, 2).join('.');
  return `Node ${versions.node} (V8 ${v8}), pid ${process.pid}: 0.1 + 0.2 = ${0.1 + 0.2}`;
}
