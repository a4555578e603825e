/**
 * The API that the demo calls: HTTP on this machine alone. It answers 503 until it is told `{ repair: true }`, and again
 * after `{ repair: false }`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FromProcess } from '../../src/demo/types.js';

const rows = 20;
let repaired = false;
let calls = 0;

const server = createServer((request, response) => {
  calls++;
  const code = repaired ? 200 : 503;
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify(repaired ? { rows } : { error: 'out of order' }));
  tell({ kind: 'log', text: `${request.method} ${request.url}: ${code}` });
  sayHow();
});

function sayHow(): void {
  tell({ kind: 'status', text: `${repaired ? 'repaired: answers 200' : 'broken: answers 503'}, calls: ${calls}` });
}

function tell(message: FromProcess): void {
  process.send?.(message, undefined, undefined, () => undefined);
}

process.on('message', (message: { readonly repair?: unknown }) => {
  if (typeof message.repair !== 'boolean') return;
  repaired = message.repair;
  sayHow();
});
process.on('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  tell({ kind: 'ready', value: { url: `http://127.0.0.1:${port}/rows` } });
  sayHow();
});
