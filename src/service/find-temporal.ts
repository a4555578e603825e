import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { ServiceChoiceError } from './choice-error.js';

/**
 * The `temporal` program: the one that is named, else the one of TEMPORAL_CLI_PATH, else the first on PATH.
 *
 * @throws ServiceChoiceError
 */
export function findTemporal(named: string | undefined, env: NodeJS.ProcessEnv): string {
  if (named !== undefined) return program(named, '--temporal-bin');
  if (env.TEMPORAL_CLI_PATH) return program(env.TEMPORAL_CLI_PATH, 'TEMPORAL_CLI_PATH');
  const name = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
  const found = pathFolders(env)
    .map((folder) => join(folder, name))
    .find((path) => problemOf(path) === undefined);
  if (found !== undefined) return found;
  throw new ServiceChoiceError(
    'There is no temporal program to start a dev server from: install it (brew install temporal, or see https://temporal.io/setup/install-temporal-cli), name it by --temporal-bin PATH or TEMPORAL_CLI_PATH, or leave out --dev-server to use the embedded service.',
  );
}

function program(path: string, from: string): string {
  const problem = problemOf(path);
  if (problem === undefined) return resolve(path);
  throw new ServiceChoiceError(
    `${from} names ${path}, ${problem}: give the path of the temporal program, or leave out --dev-server to use the embedded service.`,
  );
}

function pathFolders(env: NodeJS.ProcessEnv): readonly string[] {
  // Windows spells it Path.
  const key = Object.keys(env).find((candidate) => candidate.toUpperCase() === 'PATH') ?? 'PATH';
  return (env[key] ?? '').split(delimiter).filter((folder) => folder !== '');
}

function problemOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 'which is not there';
  if (!found.isFile()) return 'which is not a file';
  try {
    accessSync(path, constants.X_OK);
    return undefined;
  } catch {
    return 'which may not be run';
  }
}
