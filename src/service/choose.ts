import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkFlags, elsewhere, givenFlags } from './check-flags.js';
import { ServiceChoiceError } from './choice-error.js';
import type { ConnectionSettings } from './connection.js';
import { findTemporal } from './find-temporal.js';
import { flagName, type ServiceFlags } from './flags.js';

export type ServiceChoice =
  /** `db`: the file of a store that is kept; absent: a fresh one that goes with the show. */
  | { readonly kind: 'embedded'; readonly db?: string }
  | { readonly kind: 'dev-server'; readonly binary: string; readonly db?: string }
  | { readonly kind: 'remote'; readonly connection: ConnectionSettings };

/**
 * Which service the show runs on. A service is named by an address or a profile: `--address`, `--profile`,
 * TEMPORAL_ADDRESS, TEMPORAL_PROFILE, or an address in the default profile of the Temporal configuration file. If none
 * of these is there, or with `--embedded`, the embedded service is chosen; with `--dev-server`, one that is started from
 * a `temporal` program. The settings of the profile are overlaid by TEMPORAL_* and these by the flags, as everywhere at
 * Temporal, but for one thing: an address on the command line without a profile leaves the file aside, so that its keys
 * are never sent to another host.
 *
 * @throws ServiceChoiceError
 */
export async function chooseService(flags: ServiceFlags, env: NodeJS.ProcessEnv): Promise<ServiceChoice> {
  checkFlags(flags, env);
  if (flags.devServer) return { kind: 'dev-server', binary: findTemporal(flags.temporalBin, env), ...kept(flags) };
  if (flags.embedded) return { kind: 'embedded', ...kept(flags) };
  const profile = flags.profile ?? env.TEMPORAL_PROFILE;
  const file = configFile(env);
  const fileThere = file !== undefined && existsSync(file);
  if (env.TEMPORAL_CONFIG_FILE !== undefined && !fileThere) {
    throw new ServiceChoiceError(
      `TEMPORAL_CONFIG_FILE names ${env.TEMPORAL_CONFIG_FILE}, which is not there: correct or unset it.`,
    );
  }
  const named = flags.address ?? env.TEMPORAL_ADDRESS ?? profile;
  const useFile = fileThere && (flags.address === undefined || profile !== undefined);
  // Loading it costs more than most shows need.
  const connection =
    named === undefined && !fileThere
      ? undefined
      : (await import('./load-remote.js')).loadRemote(flags, env, { profile, file: useFile ? file : undefined });
  if (connection !== undefined) {
    if (flags.db === undefined) return { kind: 'remote', connection };
    throw new ServiceChoiceError(
      `--db is about a service that the show starts, but ${connection.address} is named: add --embedded or --dev-server, or leave out --db.`,
    );
  }
  const first = givenFlags(flags).find((name) => elsewhere.has(name));
  if (first === undefined) return { kind: 'embedded', ...kept(flags) };
  throw new ServiceChoiceError(
    `${flagName(first)} is about a Temporal Service, but none is named: add --address HOST:PORT or --profile NAME, or leave it out to use the embedded service.`,
  );
}

function kept({ db }: ServiceFlags): { readonly db?: string } {
  return db === undefined ? {} : { db: resolve(db) };
}

/** Where @temporalio/envconfig looks for the configuration file. */
function configFile(env: NodeJS.ProcessEnv): string | undefined {
  if (env.TEMPORAL_CONFIG_FILE !== undefined) return env.TEMPORAL_CONFIG_FILE;
  const folder = configFolder(env);
  return folder === undefined ? undefined : join(folder, 'temporalio', 'temporal.toml');
}

function configFolder(env: NodeJS.ProcessEnv): string | undefined {
  if (process.platform === 'win32') return env.APPDATA;
  const home = env.HOME || homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support');
  return env.XDG_CONFIG_HOME || join(home, '.config');
}
