import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { demoBlocks } from '../presenter/demo-blocks.js';
import { importModule } from '../process/import-module.js';
import { TerminalAnswers } from '../terminal/terminal-answers.js';
import { carryOut } from './effects.js';
import { followFiles } from './follow-files.js';
import { openLogs } from './logs.js';
import { codeRunner } from './run-code.js';
import type { Show } from './show.js';
import { misfitTeller } from './tell-misfit.js';

/** Between two parts the event loop runs once, so that a key that was pressed meanwhile is painted first. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Loads what the first slide could do without, in the order in which it will be missed: the service and the worker
 * start in processes of their own while the files are watched and Ink mounts here.
 */
export async function loadTheRest(show: Show & { log?: (error: unknown) => void }): Promise<void> {
  const { store, closing, themes, assets } = show;
  const logs = openLogs(show.options.logDir);
  show.log = logs.write;
  if (logs.problem) {
    store.dispatch({ kind: 'notice', topic: 'program', notice: { level: 'warning', text: logs.problem } });
  }
  themes.use(store, show.trouble);
  const tellMisfit = misfitTeller(store);
  const answers = new TerminalAnswers(show.terminal, (background) => {
    themes.standOn(background);
    tellMisfit(background);
  });
  const ask = (): void => void answers.ask([...themes.questions, ...assets.questions]);
  const load = (): Promise<void> => assets.load((questions) => answers.ask(questions)).catch(show.trouble);
  ask();
  let live: Promise<void> | undefined;
  const startDemos = (): void => {
    if (live || demoBlocks(store.state.deck).length === 0) return;
    live = import('./live.js').then(({ startLive }) => startLive(show, logs)).catch(show.trouble);
  };
  startDemos();
  closing.add(() => assets.close());
  // What a deck needs for the first time while the author edits it.
  closing.add(
    store.subscribe((_, command) => {
      if (command.kind === 'deck') startDemos();
      if (command.kind !== 'deck' && command.kind !== 'theme') return;
      ask();
      void load();
    }),
  );
  await breathe();
  // What the first slide lacks, and nobody waits for it: a terminal may take its time to answer.
  const loaded = load();
  await followFiles(show);
  await breathe();
  await mountInk(show);
  await breathe();
  Object.assign(show.performers, codeRunner(show));
  carryOut(show, 'run-code');
  await loaded;
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
