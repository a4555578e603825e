import { condition, defineQuery, defineSignal, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';
import type * as activities from './activities.js';

export interface Expense {
  what: string;
  amount: number;
  /** ms, test time for a working day. */
  deadline: number;
}

const limitInEuros = new Map(Object.entries({ trainee: 100, boss: 10_000 }));
const { askForDecision, tellDecision } = proxyActivities<typeof activities>({ startToCloseTimeout: '5s' });

export const status = defineQuery<{ text: string; expense: string }>('status');
export const approve = defineUpdate<string, [by: string]>('approve');
export const veto = defineSignal<[by: string]>('veto');

export async function expense({ what, amount, deadline }: Expense): Promise<string> {
  let text = 'asking for a decision';
  let decision: string | undefined;
  const decide = (words: string) => (decision ??= words);
  setHandler(status, () => ({ text, expense: `${what}, ${amount} euros` }));
  setHandler(veto, (by) => void decide(`refused by ${by}`));
  setHandler(approve, (by) => decide(`approved by the ${by}`), {
    validator: (by) => {
      const limit = limitInEuros.get(by);
      if (limit === undefined) throw new Error(`"${by}" may not approve anything`);
      if (amount > limit) throw new Error(`the ${by} may approve ${limit} euros, this is ${amount}`);
      if (decision !== undefined) throw new Error(`it is ${decision} already`);
    },
  });

  await askForDecision(what);
  text = `waits for a person, ${deadline / 1000} s at most (test time for a day)`;
  await condition(() => decision !== undefined, deadline);
  text = decide('refused because nobody decided in time');
  await tellDecision(what, text);
  return `${what}: ${text}`;
}
