import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PtyProgram, projectRoot, tslidesBin } from '../src/testing/pty.js';
import { codeTimes, overviewTimes } from './code.js';
import { contest, contestant, memoryOf, rest, size, times } from './contest.js';
import { writeDeck } from './decks.js';
import { figure, median, table } from './figures.js';
import { live } from './live.js';

/**
 * `npm run bench [runs]`: whole processes in a PTY with an emulated screen, programs in turn, ratios to plain node in
 * the same run. Prints tables and fails nothing.
 */
const runs = Number(process.argv[2] ?? 9);
const folder = fs.mkdtempSync(join(tmpdir(), 'tslides-bench-'));
const floor = fileURLToPath(new URL('floor.cjs', import.meta.url));

const contestants = [
  contestant('plain node (floor)', [floor]),
  contestant('10 slides', [tslidesBin, writeDeck(folder, 10)]),
  contestant('100 slides', [tslidesBin, writeDeck(folder, 100)]),
  contestant('1000 slides', [tslidesBin, writeDeck(folder, 1000)]),
  contestant('our talk', [tslidesBin, join(projectRoot, 'slides')], { first: '[page 1 / ', tokens: false }),
];

async function starts(): Promise<void> {
  await contest(contestants, runs);
  const [base] = contestants;
  console.log(`\n## First slide and keys (${runs} runs, ${size.columns}×${size.rows}, median (range), ms)\n`);
  console.log(
    table(
      ['deck', 'first slide', '× floor', 'key → paint', '× floor', 'keys at once', '× floor', 'memory MB'],
      contestants.map((entry) => [
        entry.name,
        figure(entry.firstMs),
        median(entry.ratios).toFixed(2),
        figure(entry.spaced, 2),
        times(entry.spaced, base?.spaced ?? []),
        figure(entry.atOnce, 2),
        times(entry.atOnce, base?.atOnce ?? []),
        figure(entry.memory),
      ]),
    ),
  );
  const [, ten, , thousand] = contestants;
  if (ten && thousand)
    console.log(`\n1000 slides ÷ 10 slides: ${(median(thousand.firstMs) / median(ten.firstMs)).toFixed(2)}`);
}

async function slides(): Promise<void> {
  const rounds = Math.max(3, Math.ceil(runs / 2));
  console.log('\n## Key → a slide of 200 highlighted lines painted, ms\n');
  console.log(
    table(
      ['language', 'first', 'again'],
      (await codeTimes(folder, rounds)).map(({ language, first, again }) => [language, figure(first), figure(again)]),
    ),
  );
  const times = await overviewTimes(writeDeck(folder, 1000), rounds);
  console.log(
    `\n## Key → list of 1000 slides painted (the first, and later)\n\n${times[0]?.toFixed(1)} ms, ${figure(times.slice(1))} ms`,
  );
}

async function saves(): Promise<void> {
  const deck = join(folder, 'edited.md');
  const write = (text: string): void => fs.writeFileSync(deck, `# Edited\n\n${text}\n\n---\n\n# Two\n`);
  write('version 0 ends');
  const program = new PtyProgram(process.execPath, [tslidesBin, deck], size);
  await program.see('version 0 ends');
  await rest(1000);
  const times: number[] = [];
  for (let version = 1; version <= 15; version += 1) {
    const saved = performance.now();
    write(`version ${version} ends`);
    await program.see(`version ${version} ends`);
    times.push(program.arrived - saved);
    await rest(120);
  }
  program.press('q');
  await program.exited;
  await program.end();
  console.log(`\n## Saving a file → its slide painted\n\n${figure(times)} ms`);
}

async function demos(): Promise<void> {
  const deck = join(folder, 'demos.md');
  fs.writeFileSync(deck, '# Live\n\n```demo durable\npanels: [status, workers]\n```\n');
  const program = new PtyProgram(process.execPath, [tslidesBin, deck], size);
  await program.see('worker running');
  await rest(1500);
  const times: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const pressed = performance.now();
    program.press('s');
    await program.see(/Running/);
    times.push(program.arrived - pressed);
    program.press('x');
    await program.see((text) => !/Running/.test(text));
    await rest(300);
  }
  program.press('s');
  await program.see(/Running/);
  await rest(1500);
  const processes = [
    ['presenter', program.pid] as const,
    ...program.descendants().map((pid) => [commandOf(pid), pid] as const),
  ];
  console.log(`\n## Action key → "Running" painted, service and worker warm\n\n${figure(times)} ms`);
  console.log('\n## Memory with everything running\n');
  console.log(
    table(
      ['process', 'MB'],
      processes.map(([name, pid]) => [name, memoryOf(pid).toFixed(0)]),
    ),
  );
  program.press('q');
  await program.exited;
  await program.end();
}

function commandOf(pid: number): string {
  const command = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return /engine-child/.test(command) ? 'service' : /worker-child/.test(command) ? 'worker' : command.trim();
}

try {
  console.log(`# tslides bench, Node ${process.version}`);
  await starts();
  await slides();
  await saves();
  await demos();
  await live(folder, runs);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
