import fs from 'node:fs';
import { join } from 'node:path';
import { PtyProgram, tslidesBin } from '../src/testing/pty.js';
import { rest, size } from './contest.js';

const lines = 200;
const samples: Readonly<Record<string, (n: number) => string>> = {
  go: (n) =>
    `func Step${n}(ctx workflow.Context, id string) error { return workflow.Sleep(ctx, ${n}*time.Second) } // ${n}`,
  ts: (n) =>
    `export const step${n} = async (id: string): Promise<number> => (await fetch(\`/api/\${id}\`)).status + ${n};`,
  rust: (n) => `pub fn step_${n}<T: Clone>(items: &[T]) -> Option<T> { items.get(${n}).cloned() } // ${n}`,
  python: (n) => `def step_${n}(items: list[str]) -> dict[str, int]: return {item: len(item) + ${n} for item in items}`,
};

/** ms from a key to a slide of 200 highlighted lines that nobody has drawn before, and to the same one again. */
export async function codeTimes(
  folder: string,
  rounds: number,
): Promise<
  readonly { readonly language: string; readonly first: readonly number[]; readonly again: readonly number[] }[]
> {
  const languages = Object.keys(samples);
  const results = languages.map((language) => ({ language, first: [] as number[], again: [] as number[] }));
  const plain = Array.from({ length: 9 }, (_, index) => `# Plain ${index}`);
  for (let round = 0; round < rounds; round += 1) {
    for (const result of results) {
      const line = samples[result.language] ?? String;
      const code = Array.from({ length: lines }, (_, n) => line(n)).join('\n');
      const deck = join(folder, 'code.md');
      // Far from the first slide: what is near is drawn ahead.
      fs.writeFileSync(deck, [...plain, `\`\`\`${result.language}\n${code}\n\`\`\``].join('\n\n---\n\n'));
      const program = new PtyProgram(process.execPath, [tslidesBin, deck], size);
      await program.see('Plain 0');
      await rest(1500);
      result.first.push(await toCode(program));
      program.press('g', 'g');
      await program.see('Plain 0');
      await rest(300);
      result.again.push(await toCode(program));
      program.press('q');
      await program.exited;
      await program.end();
    }
  }
  return results;
}

async function toCode(program: PtyProgram): Promise<number> {
  program.press('1', '0');
  await program.see(/\b10\b.*1 \/ 10/);
  const pressed = performance.now();
  program.press('G');
  await program.see('10 / 10');
  return program.arrived - pressed;
}

/** ms from a key to the list of a deck's slides. */
export async function overviewTimes(deck: string, rounds: number): Promise<readonly number[]> {
  const program = new PtyProgram(process.execPath, [tslidesBin, deck], size);
  await program.see('1 / 1000');
  await rest(1500);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const pressed = performance.now();
    program.press('o');
    await program.see('enter shows the slide');
    times.push(program.arrived - pressed);
    program.press('x');
    await program.see('1 / 1000');
    await rest(200);
  }
  program.press('q');
  await program.exited;
  await program.end();
  return times;
}
