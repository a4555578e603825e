import { runAlone } from '../service/alone.js';
import { fail } from './fail.js';
import { type Given, ServerProblem, text, wholeNumber } from './options.js';
import { quickArguments } from './quick.js';

/**
 * `tslides server` is in one bundle with the engine: what a show needs would only have to be read before it.
 * False: the command line is another one, or one for yargs to answer, and `main` has to look at it.
 */
export function serverMain(argv: readonly string[]): boolean {
  const quick = quickArguments(argv);
  if (quick?.command !== 'server') return false;
  runServer(quick.given);
  return true;
}

/** Runs the embedded service alone until it is asked to end; then, or when that fails, the process ends. */
export function runServer(given: Given): void {
  // It goes on where nobody reads what it prints.
  process.stdout.on('error', () => undefined);
  serve(given).then(() => process.exit(0), fail);
}

/** @throws UsageError, ServerProblem */
async function serve(given: Given): Promise<void> {
  const port = wholeNumber('port', text(given, 'port'), 65_535, 0) ?? 7233;
  const host = (text(given, 'host') ?? '127.0.0.1').replace(/^\[(.*)\]$/, '$1');
  const namespace = text(given, 'namespace') ?? 'default';
  const db = text(given, 'db');
  try {
    const { address, ended } = await runAlone({ host, port, namespace, ...(db === undefined ? {} : { db }) });
    if (!isLoopback(host)) process.stderr.write(`tslides: warning: ${openToAll(host)}\n`);
    process.stdout.write(`${greeting(address, namespace, db)}\n`);
    await ended;
  } catch (error) {
    // The service tells in plain Errors what is for people to mend; anything else is a bug.
    throw error instanceof Error && error.name === 'Error' ? new ServerProblem(error.message) : error;
  }
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
