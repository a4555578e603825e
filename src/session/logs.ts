import fs from 'node:fs';
import { devNull, homedir } from 'node:os';
import { join } from 'node:path';

export interface Logs {
  /** Path of a log of this show: `service.log`, `worker.log`, … */
  file(name: string): string;
  /** Writes to the presenter's own log. */
  readonly write: (entry: unknown) => void;
  /** Why there are no logs, one sentence. */
  readonly problem?: string;
}

/** Shows whose logs are kept. */
const kept = 10;

/** A folder for this show's logs; where none can be made, logs go nowhere and the show goes on. */
export function openLogs(directory: string | undefined): Logs {
  const parent = directory ?? defaultDirectory(process.platform, process.env);
  const folder = join(parent, `${new Date().toISOString().replace(/[:.]/g, '-')}-${process.pid}`);
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    prune(parent);
  } catch (error) {
    const problem = `no logs: ${error instanceof Error ? error.message : String(error)}`;
    return { file: () => devNull, write: () => undefined, problem };
  }
  const own = join(folder, 'presenter.log');
  return {
    file: (name) => join(folder, name),
    write: (entry) => {
      const text = entry instanceof Error ? (entry.stack ?? entry.message) : String(entry);
      try {
        fs.appendFileSync(own, `${new Date().toISOString()} ${text}\n`);
      } catch {
        // A full disk must not end the show.
      }
    },
  };
}

/** Where programs of the platform keep their logs. */
export function defaultDirectory(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  const home = homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Logs', 'tslides');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'tslides', 'logs');
  return join(env['XDG_STATE_HOME'] || join(home, '.local', 'state'), 'tslides');
}

function prune(parent: string): void {
  const shows = fs
    .readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d{4}-\d\d-\d\dT[\d-]+Z-\d+$/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  for (const old of shows.slice(0, -kept)) fs.rmSync(join(parent, old), { recursive: true, force: true });
}
