import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { importModule } from '../process/import-module.js';
import { type Given, text, wholeNumber } from './options.js';

/** Why the service can't start or go on: one sentence, exit code 1. */
export class ServerProblem extends Error {
  override readonly name = 'ServerProblem';
}

/**
 * Runs the embedded service alone until it is asked to end.
 * @throws UsageError, ServerProblem
 */
export async function server(given: Given, dist: string): Promise<void> {
  const port = wholeNumber('port', text(given, 'port'), 65_535, 0) ?? 7233;
  const host = (text(given, 'host') ?? '127.0.0.1').replace(/^\[(.*)\]$/, '$1');
  const namespace = text(given, 'namespace') ?? 'default';
  const db = text(given, 'db');
  const url = pathToFileURL(join(dist, 'server.mjs')).href;
  const { runAlone } = (await importModule(url)) as typeof import('../service/alone.js');
  try {
    const { address, ended } = await runAlone({ host, port, namespace, ...(db === undefined ? {} : { db }) });
    if (!isLoopback(host)) process.stderr.write(`tslides: warning: ${openToAll(host)}\n`);
    process.stdout.write(`${greeting(address, namespace, db)}\n`);
    await ended;
  } catch (error) {
    // The service tells in plain Errors what is for people to mend; anything else is a bug.
    throw error instanceof Error && error.name === 'Error' ? new ServerProblem(error.message) : error;
  }
  process.exit(0);
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|::1)$/i.test(host);
}

function openToAll(host: string): string {
  return `programs on other machines can reach the service at ${host}; it has no authentication and no encryption.`;
}

function greeting(address: string, namespace: string, db: string | undefined): string {
  const client = address.replace(/^(?:0\.0\.0\.0|\[::\])(?=:\d+$)/, 'localhost');
  const settings = `TEMPORAL_ADDRESS=${client}${namespace === 'default' ? '' : ` TEMPORAL_NAMESPACE=${namespace}`}`;
  const store = db === undefined ? 'in memory' : `kept in ${db}`;
  return `Temporal-compatible development service on ${address}, ${store}; for its clients: ${settings}`;
}
