import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { importModule } from '../process/import-module.js';
import { type Ground, groundOf } from '../theme/ground.js';
import { carryOut } from './effects.js';
import { followFiles } from './follow-files.js';
import { openLogs } from './logs.js';
import { codeRunner } from './run-code.js';
import type { Show } from './show.js';

/** Between two parts the event loop runs once, so that a key that was pressed meanwhile is painted first. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Loads what the first slide could do without, in the order in which it will be missed: the service and the worker
 * start in processes of their own while the files are watched and Ink mounts here.
 */
export async function loadTheRest(show: Show & { log?: (error: unknown) => void }): Promise<void> {
  const { store, closing } = show;
  const logs = openLogs(show.options.logDir);
  show.log = logs.write;
  if (logs.problem) {
    store.dispatch({ kind: 'notice', topic: 'program', notice: { level: 'warning', text: logs.problem } });
  }
  show.themes.use(store, { ground: () => askGround(show), trouble: show.trouble });
  let live: Promise<void> | undefined;
  const startDemos = (): void => {
    if (live || demoBlocks(store.state.deck).length === 0) return;
    live = import('./live.js').then(({ startLive }) => startLive(show, logs)).catch(show.trouble);
  };
  startDemos();
  await breathe();
  await followFiles(show);
  await breathe();
  await mountInk(show);
  await breathe();
  Object.assign(show.performers, codeRunner(show));
  carryOut(show, 'run-code');
  closing.add(() => show.assets.close());
  await show.assets.load();
  // What a deck needs for the first time while the author edits it.
  closing.add(
    store.subscribe((_, command) => {
      if (command.kind === 'deck') startDemos();
      if (command.kind === 'deck' || command.kind === 'theme') show.assets.load().catch(show.trouble);
    }),
  );
}

async function askGround({ terminal }: Show): Promise<Ground | undefined> {
  const { ask } = await import('../terminal/ask.js');
  const { background } = await ask(terminal, [{ kind: 'background' }]);
  return background === undefined ? undefined : groundOf(background);
}

async function mountInk(show: Show): Promise<void> {
  const { terminal, painter, closing, store } = show;
  const url = pathToFileURL(join(show.options.dist, 'ui.mjs')).href;
  const { mountUi } = (await importModule(url)) as typeof import('../ui/mount.js');
  const { InkStdout } = await import('../terminal/ink-stdout.js');
  if (closing.started) return;
  painter.settle();
  const stdout = new InkStdout(terminal.screen.size, (rows) => terminal.paint(rows));
  const ui = mountUi(stdout, painter.frames);
  closing.add(
    store.subscribe((state, command) => {
      if (command.kind === 'resize') {
        // The rows for the new size come first: Ink would draw those of the old one.
        painter.settle();
        stdout.resize(state);
        ui.update();
      }
    }),
  );
  closing.add(() => {
    stdout.close();
    ui.unmount();
  });
  void ui.ended.then((error) => {
    stdout.close();
    if (error) show.trouble(error);
  });
}
