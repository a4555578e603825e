import { join } from 'node:path';
import { builtModule } from '../demo/load.js';
import type { Demo, DemoProcess, ReadyProcess } from '../demo/types.js';
import type { ProcessView } from '../panel/view.js';
import type { ConnectionSettings } from '../service/connection.js';
import type { Companion } from './companion.js';
import { foreignWorker } from './foreign-worker.js';
import { nodeProcess } from './node-process.js';
import type { Toolchains } from './toolchain.js';

export interface CompanionsOptions {
  readonly demo: Demo;
  /** Where the demo was built: `dist/demos/order`. */
  readonly builtFolder: string;
  /** Where its sources are; undefined if they are not there. */
  readonly sourceFolder: string;
  /** The built `keeper-child.mjs`. */
  readonly keeperPath: string;
  readonly logFile: string;
  readonly connection: ConnectionSettings;
  readonly toolchains: Toolchains;
  readonly onChange: (views: readonly ProcessView[]) => void;
  /** One line of a process, by the process's name. */
  readonly onLog: (name: string, text: string) => void;
}

/** The processes of one demo on one panel. */
export class Companions {
  readonly #all: ReadonlyMap<string, Companion>;

  constructor(options: CompanionsOptions) {
    const made = new Map<string, Companion>();
    const tellAll = (): void => {
      if (made.size === (options.demo.processes ?? []).length) options.onChange(this.views);
    };
    this.#all = made;
    for (const process of options.demo.processes ?? []) made.set(process.name, companion(process, options, tellAll));
  }

  get views(): readonly ProcessView[] {
    return [...this.#all.values()].map(({ view }) => view);
  }

  get(name: string): Companion | undefined {
    return this.#all.get(name);
  }

  prepare(): void {
    for (const one of this.#all.values()) one.prepare();
  }

  start(): void {
    for (const one of this.#all.values()) one.start();
  }

  /** What the demo's `prepare` gets to know. */
  async settled(): Promise<Readonly<Record<string, ReadyProcess>>> {
    const entries = [...this.#all].map(async ([name, one]) => [name, await one.settled()] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  async end(): Promise<void> {
    await Promise.all([...this.#all.values()].map((one) => one.end()));
  }
}

function companion(process: DemoProcess, options: CompanionsOptions, onChange: () => void): Companion {
  const { name } = process;
  const common = { logFile: options.logFile, onChange, onLog: (text: string) => options.onLog(name, text) };
  if (process.kind === 'node') {
    return nodeProcess(name, join(options.builtFolder, builtModule(process.file)), common);
  }
  const { folder, look, missing, build, run, env } = process;
  const { keeperPath, connection, toolchains } = options;
  return foreignWorker(name, {
    ...common,
    keeperPath,
    connection,
    toolchains,
    taskQueue: `${options.demo.taskQueue}-${name}`,
    foreign: {
      folder: join(options.sourceFolder, folder),
      look,
      missing,
      run,
      ...(build === undefined ? {} : { build }),
      ...(env === undefined ? {} : { env }),
    },
  });
}
