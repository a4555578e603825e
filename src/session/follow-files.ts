import { watch } from 'chokidar';
import { DeckError } from '../deck/errors.js';
import { readDeck, watchTargets } from '../deck/read.js';
import { loadTheme } from '../theme/load.js';
import type { Show } from './show.js';
import { tellProblems } from './tell-problems.js';

/**
 * Follows the deck's files and its theme. A deck that can't be read, half saved perhaps, leaves the last good one on
 * the screen and says why in the status row.
 */
export async function followFiles(show: Show): Promise<void> {
  const { options, store, closing } = show;
  let theme = options.theme;
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
      store.dispatch({ kind: 'theme', theme: fetched.theme });
      tellProblems(store, [...store.state.deck.problems, ...fetched.problems]);
    }, show.trouble);
    if (loaded.file) watcher?.add(loaded.file);
    tellProblems(store, [...store.state.deck.problems, ...loaded.problems]);
  };
  const reload = (): void => {
    try {
      const before = store.state.deck.settings.theme;
      const deck = readDeck(options.inputs);
      store.dispatch({ kind: 'deck', deck });
      if (deck.settings.theme !== before) wantTheme();
      else tellProblems(store, [...deck.problems, ...theme.problems]);
    } catch (error) {
      if (!(error instanceof DeckError)) {
        show.trouble(error);
        return;
      }
      const text = `${error.message} (showing the last good deck)`;
      store.dispatch({ kind: 'notice', topic: 'deck', notice: { level: 'warning', text } });
    }
  };
  const { files, directories } = watchTargets(options.inputs, options.deck);
  const watched = [...files, ...directories, ...(theme.file ? [theme.file] : [])];
  // `atomic` would hold a rename back for 100 ms; a reload in the middle of one keeps the last good deck anyway.
  const watcher = watch(watched, { ignoreInitial: true, depth: 0, atomic: false });
  closing.add(() => watcher.close());
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    if (path === theme.file) wantTheme();
    else if (files.includes(path) || path.endsWith('.md')) reload();
  });
  watcher.on('error', show.trouble);
  if (theme.pending) applyTheme();
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
}
