import fs from 'node:fs';
import { watch } from 'chokidar';
import { DeckError } from '../deck/errors.js';
import { readDeck, watchTargets } from '../deck/read.js';
import { loadTheme } from '../theme/load.js';
import type { Show } from './show.js';
import { tellProblems } from './tell-problems.js';

/** ms after a change at which the files are looked at once more. */
const secondLook = 25;

/**
 * Follows the deck's files and its theme. A deck that can't be read, half saved perhaps, leaves the last good one on
 * the screen and says why in the status row.
 */
export async function followFiles(show: Pick<Show, 'options' | 'store' | 'closing' | 'trouble'>): Promise<void> {
  const { options, store, closing } = show;
  let theme = options.theme;
  let broken: DeckError | undefined;
  const tell = (): void => {
    if (broken === undefined) {
      tellProblems(store, [...store.state.deck.problems, ...theme.problems]);
      return;
    }
    const text = `showing the last good deck: ${broken.message}`;
    store.dispatch({ kind: 'notice', topic: 'deck', notice: { level: 'warning', text } });
  };
  const wantTheme = (): void => {
    const { deck } = store.state;
    theme = loadTheme(options.themeOverride ?? deck.settings.theme, deck.folder, process.env);
    applyTheme();
  };
  const applyTheme = (): void => {
    const loaded = theme;
    store.dispatch({ kind: 'theme', theme: loaded.theme });
    void loaded.pending?.().then((fetched) => {
      if (theme !== loaded) return;
      theme = fetched;
      store.dispatch({ kind: 'theme', theme: fetched.theme });
      tell();
    }, show.trouble);
    if (loaded.file) watcher?.add(loaded.file);
    tell();
  };
  const followed = (): readonly string[] => [...store.state.deck.files, ...(theme.file ? [theme.file] : [])];
  let seen = '';
  const reload = (withTheme = false): void => {
    const before = store.state.deck.settings.theme;
    try {
      const deck = readDeck(options.inputs, options.stdin);
      broken = undefined;
      store.dispatch({ kind: 'deck', deck });
    } catch (error) {
      if (!(error instanceof DeckError)) {
        show.trouble(error);
        return;
      }
      broken = error;
    }
    if (withTheme || store.state.deck.settings.theme !== before) wantTheme();
    else tell();
  };
  // The watcher drops what comes within 5 ms after an event: of a save in two steps (emptied, then written) it may
  // tell the first only. So the files are looked at once more until they rest.
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = signature(followed());
      if (now === seen) return;
      seen = now;
      reload(theme.file !== undefined);
      again();
    }, secondLook);
  };
  closing.add(() => clearTimeout(timer));
  const { files, directories } = watchTargets(options.inputs, options.deck);
  const watched = [...files, ...directories, ...(theme.file ? [theme.file] : [])];
  // `atomic` would hold a rename back for 100 ms; a reload in the middle of one keeps the last good deck anyway.
  const watcher = watch(watched, { ignoreInitial: true, depth: 0, atomic: false });
  closing.add(() => watcher.close());
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    seen = signature(followed());
    if (path === theme.file) wantTheme();
    else if (files.includes(path) || /\.md$/i.test(path)) reload();
    else return;
    again();
  });
  watcher.on('error', show.trouble);
  if (theme.pending) applyTheme();
  // Nothing to watch, as with a deck from standard input: it would never be ready.
  if (watched.length === 0) return;
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  // What was saved after the deck was read, and before the watcher looked.
  if (![...followed(), ...directories].some(changedSinceStart)) return;
  reload(theme.file !== undefined);
  again();
}

function changedSinceStart(path: string): boolean {
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  return !stat || stat.ctimeMs > performance.timeOrigin;
}

/** Changes when one of the files does. */
function signature(files: readonly string[]): string {
  return files
    .map((file) => {
      const stat = fs.statSync(file, { bigint: true, throwIfNoEntry: false });
      return stat ? `${stat.mtimeNs}:${stat.size}` : 'gone';
    })
    .join();
}
