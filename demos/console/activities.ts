import { setTimeout as wait } from 'node:timers/promises';

export async function ringTheBell(to: string): Promise<string> {
  await wait(300);
  return `${to} has it`;
}
