import { constants } from 'node:os';
import type { Deck } from '../deck/types.js';
import type { Command, Effect } from '../presenter/command.js';
import { initialState } from '../presenter/state.js';
import type { ServiceFlags } from '../service/flags.js';
import { colorDepth } from '../terminal/color-depth.js';
import { Encoder } from '../terminal/encode.js';
import type { ImageChoice } from '../terminal/image-choice.js';
import { Terminal } from '../terminal/terminal.js';
import { Assets } from './assets.js';
import { Closing } from './closing.js';
import { type Performers, perform } from './effects.js';
import { Painter } from './painter.js';
import { RenderAhead } from './render-ahead.js';
import { Store } from './store.js';
import { tellProblems } from './tell-problems.js';
import { Themes } from './themes.js';

export interface ShowOptions {
  readonly deck: Deck;
  /** What the deck was read from, for the watcher. */
  readonly inputs: readonly string[];
  /** What was read from standard input, if the deck or a part of it came from there. */
  readonly stdin: string | undefined;
  /** The theme that the command line asks for, instead of the deck's. */
  readonly themeOverride: string | undefined;
  /** From 0. */
  readonly slide: number;
  /** Folder of the built files. */
  readonly dist: string;
  readonly logDir: string | undefined;
  /** The folder of demos that the command line names, instead of the deck's own. */
  readonly demos: string | undefined;
  readonly service: ServiceFlags;
  readonly reducedMotion: boolean;
  /** How pictures are to be drawn, if the command line says so. */
  readonly images: ImageChoice | undefined;
}

/** What is running, for everything that is loaded after the first slide. */
export interface Show {
  readonly options: ShowOptions;
  readonly store: Store;
  readonly painter: Painter;
  readonly terminal: Terminal;
  readonly closing: Closing;
  readonly themes: Themes;
  readonly assets: Assets;
  /** Filled in as the parts arrive; an effect for a part that is not there yet does nothing. */
  readonly performers: Performers;
  /** Demo keys, and the key that runs code, pressed before those were there who carry them out, in order. */
  readonly waiting: Effect[];
  /** A bug: told on the screen, written to the log, and the show goes on. */
  trouble(error: unknown): void;
}

/** How long closing may take before the process ends all the same, ms: children end when we are gone. */
const closingLimit = 4_000;
const reasonsToRenderAhead: ReadonlySet<Command['kind']> = new Set(['key', 'resize', 'deck', 'theme', 'tools']);
/** More bugs than this within a second: the program is beyond help. */
const troubleLimit = 20;

/** Shows the first slide, and loads everything else after it. */
export function startShow(options: ShowOptions): void {
  const depth = colorDepth(process.env);
  const terminal = new Terminal(process.stdout);
  const themes = new Themes(options.deck, options.themeOverride);
  const assets = new Assets({ ...options, colour: depth > 0 });
  const store = new Store(
    initialState({
      ...options,
      theme: themes.loaded.theme,
      tools: assets.tools,
      ...terminal.screen.size,
      today: new Date(),
      colour: depth > 0,
    }),
  );
  const encoder = new Encoder(depth);
  const ahead = new RenderAhead(() => store.state, encoder);
  assets.use(store);
  const painter = new Painter(
    encoder,
    () => store.state,
    (rows, shown) => terminal.paint(rows, assets.placements(shown)),
    (error) => show.log?.(error),
  );
  const closing = new Closing();
  let troubles: readonly number[] = [];

  const end = (code: number, lastWords = ''): void => {
    const given = terminal.end();
    painter.close();
    ahead.close();
    if (lastWords !== '') process.stderr.write(lastWords);
    setTimeout(() => process.exit(code), closingLimit).unref();
    void Promise.all([closing.all(), given]).then(() => process.exit(code));
  };
  const fail = (error: unknown): void =>
    end(1, `tslides failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  const waiting: Effect[] = [];
  const wait = (effect: Effect): void => {
    waiting.push(effect);
  };
  const performers: Performers = {
    quit: () => end(0),
    suspend: () => terminal.suspend(),
    redraw: () => {
      terminal.screen.forget();
      terminal.send('\x1b[2J');
      painter.now();
    },
    // OSC 52: the terminal's own clipboard, over SSH too.
    copy: ({ text }) => terminal.send(`\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`),
    'run-code': wait,
    'stop-code': () => undefined,
    act: wait,
    play: wait,
  };
  const trouble = (error: unknown): void => {
    const now = Date.now();
    troubles = [...troubles.filter((at) => now - at < 1000), now];
    if (troubles.length > troubleLimit) {
      fail(error);
      return;
    }
    const text = `internal error: ${error instanceof Error ? error.message : String(error)}`;
    show.log?.(error);
    try {
      store.dispatch({ kind: 'notice', topic: 'program', notice: { level: 'error', text } });
    } catch (another) {
      fail(another);
    }
  };
  const show: Show & { log?: (error: unknown) => void } = {
    options,
    store,
    painter,
    terminal,
    closing,
    themes,
    assets,
    performers,
    waiting,
    trouble,
  };

  const rows = painter.rows();
  // Before the terminal is ours: from then on there is no way out without giving it back.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGBREAK'] as const) {
    if (signal === 'SIGBREAK' && process.platform !== 'win32') continue;
    process.on(signal, () => end(128 + constants.signals[signal]));
  }
  // Node writes its warnings to the terminal, over the slide.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => show.log?.(warning));
  process.on('uncaughtException', trouble);
  process.on('unhandledRejection', trouble);
  terminal.open(rows, {
    key: (key) => store.dispatch({ kind: 'key', key }),
    resize: (size) => store.dispatch({ kind: 'resize', ...size }),
    hangup: () => end(128 + constants.signals.SIGHUP),
  });
  store.subscribe((_, command) => {
    painter.changed(command);
    if (reasonsToRenderAhead.has(command.kind)) ahead.restart();
  });
  ahead.restart();
  store.performWith((effect) => perform(effect, performers));
  tellProblems(store, [...options.deck.problems, ...themes.loaded.problems]);

  setImmediate(() => {
    import('./after-first-slide.js').then(({ loadTheRest }) => loadTheRest(show)).catch(trouble);
  });
}
