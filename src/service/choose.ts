import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ServiceChoiceError } from './choice-error.js';
import type { ConnectionSettings } from './connection.js';
import type { ServiceFlags } from './flags.js';

export type ServiceChoice =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'remote'; readonly connection: ConnectionSettings };

/**
 * Which service the show runs on. A service is named by an address or a profile: `--address`, `--profile`,
 * TEMPORAL_ADDRESS, TEMPORAL_PROFILE, or an address in the default profile of the Temporal configuration file. If none
 * of these is there, or with `--embedded`, the embedded service is chosen. The settings of the profile are overlaid by TEMPORAL_* and these
 * by the flags, as everywhere at Temporal, but for one thing: an address on the command line without a profile leaves
 * the file aside, so that its keys are never sent to another host.
 *
 * @throws ServiceChoiceError
 */
export async function chooseService(flags: ServiceFlags, env: NodeJS.ProcessEnv): Promise<ServiceChoice> {
  if (flags.embedded)
    return embedded((Object.keys(flags) as (keyof ServiceFlags)[]).filter((name) => name !== 'embedded'));
  const profile = flags.profile ?? env.TEMPORAL_PROFILE;
  const file = configFile(env);
  const fileThere = file !== undefined && existsSync(file);
  if (env.TEMPORAL_CONFIG_FILE !== undefined && !fileThere) {
    throw new ServiceChoiceError(
      `TEMPORAL_CONFIG_FILE names ${env.TEMPORAL_CONFIG_FILE}, which is not there: correct or unset it.`,
    );
  }
  const given = (Object.keys(flags) as (keyof ServiceFlags)[]).filter((name) => flags[name] !== undefined);
  const named = flags.address ?? env.TEMPORAL_ADDRESS ?? profile;
  if (named === undefined && !fileThere) return embedded(given);

  // Only now: loading it costs more than most shows need.
  const { loadRemote } = await import('./load-remote.js');
  const useFile = fileThere && (flags.address === undefined || profile !== undefined);
  const connection = loadRemote(flags, env, { profile, file: useFile ? file : undefined });
  return connection === undefined ? embedded(given) : { kind: 'remote', connection };
}

/** The embedded one has one namespace and no encryption: flags about them say that another one was meant. */
function embedded(given: readonly (keyof ServiceFlags)[]): ServiceChoice {
  const first = given[0];
  if (first === undefined) return { kind: 'embedded' };
  const flag = `--${first.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new ServiceChoiceError(
    `${flag} is about a Temporal Service, but none is named: add --address HOST:PORT or --profile NAME, or leave it out to use the embedded service.`,
  );
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
