import fs from 'node:fs';
import { dirname } from 'node:path';
import { watch } from 'chokidar';
import type { DeckCommand } from '../deck/commands.js';
import { DeckError } from '../deck/errors.js';
import { readDeck, watchTargets } from '../deck/read.js';
import { FileStamps } from './file-stamps.js';
import type { CommandRuns } from './run-commands.js';
import type { Show } from './show.js';
import { tellProblems } from './tell-problems.js';

/** ms after a change at which the files are looked at once more. */
const secondLook = 25;

/** ms between two looks at files of which the watcher tells nothing. */
const anyway = 1000;

/** So many files are looked at in one go: a key waits for a fraction of a millisecond. */
const filesAtOnce = 50;

/**
 * Follows the deck's files, its theme, and what its slides show of other files. A deck that can't be read, half saved
 * perhaps, leaves the last good one on the screen and says why in the status row.
 */
export async function followFiles(
  show: Pick<Show, 'options' | 'store' | 'closing' | 'trouble' | 'themes' | 'assets'>,
): Promise<void> {
  const { options, store, closing, themes, assets } = show;
  let broken: DeckError | undefined;
  const tell = (): void => {
    if (broken === undefined) {
      tellProblems(store, [...store.state.deck.problems, ...themes.loaded.problems]);
      return;
    }
    const text = `showing the last good deck: ${broken.message}`;
    store.dispatch({ kind: 'notice', topic: 'deck', notice: { level: 'warning', text } });
  };
  const themeFile = (): readonly string[] => (themes.loaded.file ? [themes.loaded.file] : []);
  const followed = (): readonly string[] => [...store.state.deck.files, ...themeFile()];
  let runs: CommandRuns | undefined;
  const run = async (commands: readonly DeckCommand[] | undefined): Promise<void> => {
    if (!runs && !commands) return;
    if (!runs) {
      const { CommandRuns: Runs } = await import('./run-commands.js');
      runs ??= new Runs({ onChange: () => reload() });
      closing.add(() => runs?.close());
    }
    runs.want(commands ?? []);
  };
  const stamps = new FileStamps();
  const reload = (withTheme = false): void => {
    const before = store.state.deck.settings.theme;
    try {
      const deck = readDeck(options.inputs, options.stdin, undefined, runs?.outputs);
      broken = undefined;
      store.dispatch({ kind: 'deck', deck });
      void run(deck.commands).catch(show.trouble);
      add(deck.files);
    } catch (error) {
      if (!(error instanceof DeckError)) {
        show.trouble(error);
        return;
      }
      broken = error;
    }
    if (withTheme || store.state.deck.settings.theme !== before) themes.reload();
    else tell();
  };
  // The watcher drops what comes within 5 ms after an event: of a save in two steps (emptied, then written) it may
  // tell the first only, and where the second put another file in its place, it goes on watching the one that is gone.
  // On some file systems it tells nothing. So files are looked at once more until they rest, and now and then anyway.
  const lookAt = (paths: readonly string[]): void => {
    const changed = stamps.changed(paths);
    if (changed.length === 0) {
      const replaced = [...stamps.replaced(paths)];
      if (replaced.length > 0) watcher.unwatch(replaced).add(replaced);
      return;
    }
    for (const path of changed) {
      look(path);
      assets.changed(path);
    }
    const own = followed();
    if (changed.some((path) => own.includes(path))) reload(themes.loaded.file !== undefined);
    again();
  };
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => lookAt([...followed(), ...shown]), secondLook);
  };
  let turn = 0;
  const pulse = setInterval(() => {
    const all = [...followed(), ...shown];
    lookAt(all.slice(turn, turn + filesAtOnce));
    turn = turn + filesAtOnce < all.length ? turn + filesAtOnce : 0;
  }, anyway);
  const look = (path: string): void => {
    // The watcher lets go of a file that is gone, unless it is told to wait for it.
    if (stamps.note(path)) watcher.add(path);
  };
  const add = (paths: readonly string[]): void => {
    const added = stamps.unknown(paths);
    if (added.length === 0) return;
    watcher.add([...added]);
    for (const path of added) look(path);
    again();
  };
  closing.add(() => {
    clearTimeout(timer);
    clearInterval(pulse);
  });
  const { files, directories } = watchTargets(options.inputs, options.deck);
  // `atomic` would hold a rename back for 100 ms; a reload in the middle of one keeps the last good deck anyway.
  const watcher = watch([...files, ...directories, ...themeFile()], { ignoreInitial: true, depth: 0, atomic: false });
  closing.add(() => watcher.close());
  for (const path of followed()) stamps.note(path);
  const shown = new Set<string>();
  const addShown = (path: string): void => {
    shown.add(path);
    add([path]);
  };
  for (const path of assets.follow(addShown)) addShown(path);
  themes.onChange = () => {
    add(themeFile());
    tell();
  };
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    if (shown.has(path) || followed().includes(path)) {
      // the watcher has found a file that is known: it was sent to look for it
      if (event === 'add' && stamps.changed([path]).length === 0) return;
      look(path);
    }
    assets.changed(path);
    if (themeFile().includes(path)) themes.reload();
    else if (store.state.deck.files.includes(path) || files.includes(path) || isSlides(path, directories)) {
      runs?.retry();
      reload();
    } else if (!shown.has(path)) return;
    again();
  });
  watcher.on('error', show.trouble);
  tell();
  void run(store.state.deck.commands).catch(show.trouble);
  // Nothing to watch, as with a deck from standard input: it would never be ready.
  if (files.length + directories.length + themeFile().length + shown.size === 0) return;
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  // What was saved after the deck was read, and before the watcher looked.
  for (const path of shown) if (changedSinceStart(path)) assets.changed(path);
  if (![...followed(), ...directories].some(changedSinceStart)) return;
  reload(themes.loaded.file !== undefined);
  again();
}

/** Whether a file may hold slides of the deck: it stands in one of the folders that the deck is made of. */
function isSlides(path: string, directories: readonly string[]): boolean {
  return /\.md$/i.test(path) && directories.includes(dirname(path));
}

function changedSinceStart(path: string): boolean {
  try {
    return fs.statSync(path).ctimeMs > performance.timeOrigin;
  } catch {
    return true;
  }
}
