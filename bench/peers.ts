import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tslidesBin } from '../src/testing/pty.js';
import { type Contestant, contest, contestant, size, times } from './contest.js';
import { writeDeck } from './decks.js';
import { figure, median, table } from './figures.js';

/**
 * `npm run bench:peers [rounds]`: other terminal presenters (those on PATH) beside ours: the same decks, in turn, in a
 * PTY with an emulated screen. Prints markdown tables and fails nothing.
 */
const rounds = Number(process.argv[2] ?? 7);
const folder = fs.mkdtempSync(join(tmpdir(), 'tslides-peers-'));
const sizes = [10, 100, 1000];

interface Peer {
  readonly name: string;
  readonly args: (deck: string) => readonly string[];
  readonly next?: string;
  /** Asks for its version; absent: it does not tell. */
  readonly version?: readonly string[];
}

/** `---` ends a slide in all of them; presenterm has to be told so. mdp would fade from one slide to the next. */
const config = join(folder, 'presenterm.yaml');
const peers: readonly Peer[] = [
  { name: 'mdp', args: (deck) => ['--nofade', deck], version: ['-v'] },
  { name: 'slides', args: (deck) => [deck] },
  { name: 'presenterm', args: (deck) => ['--config-file', config, deck], version: ['--version'] },
  { name: 'lookatme', args: (deck) => [deck], version: ['--version'] },
  { name: 'patat', args: (deck) => [deck], next: 'enter', version: ['--version'] },
];

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(':');
  return folders.map((each) => join(each, name)).find((path) => fs.existsSync(path));
}

function versionOf(command: string, { name, version }: Peer): string {
  if (!version) return name;
  const said = execFileSync(command, [...version], { encoding: 'utf8' });
  return `${name} ${/\d+(?:\.\d+)+/.exec(said)?.[0] ?? ''}`.trim();
}

interface Timed {
  readonly name: string;
  /** One a deck size. */
  readonly entries: readonly Contestant[];
}

function timed(name: string, command: string, peer: Pick<Peer, 'args' | 'next'>, decks: readonly string[]): Timed {
  const next = peer.next ?? 'space';
  return { name, entries: decks.map((deck) => contestant(name, peer.args(deck), { command, next })) };
}

try {
  fs.writeFileSync(config, 'options:\n  end_slide_shorthand: true\n');
  const decks = sizes.map((slides) => writeDeck(folder, slides));
  const floor = contestant('plain node (floor)', [fileURLToPath(new URL('floor.cjs', import.meta.url))]);
  const found = peers.flatMap((peer) => {
    const command = onPath(peer.name);
    return command === undefined ? [] : [timed(versionOf(command, peer), command, peer, decks)];
  });
  const missing = peers.filter(({ name }) => onPath(name) === undefined);
  const all = [timed('**tslides**', process.execPath, { args: (deck) => [tslidesBin, deck] }, decks), ...found];

  await contest([floor, ...all.flatMap(({ entries }) => entries)], rounds);

  console.log(`# Beside other presenters: ${rounds} rounds, ${size.columns}×${size.rows}, Node ${process.version}\n`);
  if (missing.length > 0) console.log(`Not on PATH, so not timed: ${missing.map(({ name }) => name).join(', ')}.\n`);
  console.log('Median (min–max), ms, and × the floor: plain node that writes one frame.\n');
  const cell = (own: readonly number[], base: readonly number[], digits: number): string =>
    own.length === 0 ? '–' : `${figure(own, digits)} × ${times(own, base)}`;
  console.log('## Time to the first slide\n');
  console.log(
    table(
      ['', ...sizes.map((slides) => `${slides} slides`)],
      [
        [floor.name, figure(floor.firstMs), '', ''],
        ...all.map(({ name, entries }) => [name, ...entries.map((entry) => cell(entry.firstMs, floor.firstMs, 0))]),
      ],
    ),
  );
  console.log('\n## A key → the next slide is painted, at 100 slides\n');
  console.log(
    table(
      ['', 'now and then', 'at once after another', 'memory MB, 10 → 1000 slides'],
      [floor, ...all.map(({ entries }) => entries[1])].flatMap((entry, index) => {
        if (!entry) return [];
        const [few, , many] = all[index - 1]?.entries ?? [];
        const memory =
          few && many
            ? `${median(few.memory).toFixed(0)} → ${median(many.memory).toFixed(0)}`
            : figure(entry.memory, 0);
        return [[entry.name, cell(entry.spaced, floor.spaced, 1), cell(entry.atOnce, floor.atOnce, 1), memory]];
      }),
    ),
  );
  for (const entry of all.flatMap(({ entries }) => entries))
    for (const failure of new Set(entry.failures)) console.log(`\n${entry.name} ${entry.args.at(-1)}: ${failure}`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
