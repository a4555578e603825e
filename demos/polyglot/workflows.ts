import { defineQuery, proxyActivities, setHandler } from '@temporalio/workflow';
import type * as activities from './activities.js';

export interface Crew {
  /** Task Queue of the worker in Go; absent: there is none here. */
  go?: string | undefined;
  python?: string | undefined;
}

/** What workers in other languages do: a name, and what it gives. */
interface Foreign {
  inGo(): Promise<string>;
  inPython(): Promise<string>;
}

const { inTypeScript } = proxyActivities<typeof activities>({ startToCloseTimeout: '5s' });
const workerOn = (taskQueue: string) => proxyActivities<Foreign>({ taskQueue, startToCloseTimeout: '5s' });

export const status = defineQuery<Record<string, string>>('status');

export async function polyglot({ go, python }: Crew): Promise<string> {
  const ask = {
    TypeScript: inTypeScript,
    Go: go === undefined ? undefined : workerOn(go).inGo,
    Python: python === undefined ? undefined : workerOn(python).inPython,
  };
  const answers: Record<string, string> = { text: 'about to begin', TypeScript: '', Go: '', Python: '' };
  setHandler(status, () => answers);

  for (const [language, activity] of Object.entries(ask)) {
    answers.text = `${language} is asked`;
    answers[language] = activity === undefined ? 'skipped: no worker for it here' : await activity();
  }
  const skipped = Object.keys(ask).filter((language) => answers[language]?.startsWith('skipped'));
  answers.text = skipped.length === 0 ? 'all have answered' : `skipped: ${skipped.join(', ')}`;
  const count = 3 - skipped.length;
  return `one workflow, ${count} language${count === 1 ? '' : 's'}${count === 3 ? '' : `; ${answers.text}`}`;
}
