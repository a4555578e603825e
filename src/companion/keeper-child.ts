/**
 * The process between the show and a program that would not notice when the show is gone: starts it, and ends it when
 * it is asked to or nobody is there any more.
 */
import { spawn } from 'node:child_process';
import { endProcess } from '../process/end.js';
import { endPatience } from './companion.js';
import type { FromKeeper, Kept } from './keeper-messages.js';

const { command, folder } = JSON.parse(process.env['TSLIDES_KEPT'] ?? '{}') as Kept;
const [program = '', ...args] = command;
const { TSLIDES_KEPT: _, NODE_CHANNEL_FD: __, ...env } = process.env;
let ending = false;

// Before there is a program: nothing may end this process and leave that one behind.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('SIGTERM', () => void end());
process.on('disconnect', () => void end());
const child = spawn(program, args, {
  cwd: folder,
  env,
  stdio: ['ignore', 'inherit', 'inherit'],
  windowsHide: true,
  // Ctrl+C in the terminal is for the presenter alone.
  detached: process.platform !== 'win32',
});
child.once('error', (error) => {
  console.error(error);
  process.exit(1);
});
child.once('exit', (code, signal) => process.exit(ending ? 0 : (code ?? (signal === null ? 0 : 1))));
const message: FromKeeper = { kind: 'helper', pid: child.pid ?? 0 };
if (child.pid !== undefined) process.send?.(message, undefined, undefined, () => undefined);
if (!process.connected) void end();

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await endProcess(child, () => undefined, endPatience);
  process.exit(0);
}
