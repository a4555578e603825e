import { Client, Connection } from '@temporalio/client';
import type { ConnectionSettings } from '../service/connection.js';

export interface TemporalClient {
  readonly client: Client;
  readonly connection: Connection;
  /** Calls under way end with an error. Never rejects. */
  close(): Promise<void>;
}

/**
 * A client that connects when it is first used and again after the service was away. Calls have no deadline of their
 * own: the functions of this folder set one.
 */
export function connectClient(settings: ConnectionSettings): TemporalClient {
  const connection = Connection.lazy({
    address: settings.address,
    tls: settings.tls ?? false,
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 },
    // Retries belong to the callers, who know whether they still want an answer.
    interceptors: [],
    ...(settings.apiKey === undefined ? {} : { apiKey: settings.apiKey }),
    ...(settings.metadata === undefined ? {} : { metadata: { ...settings.metadata } }),
  });
  const client = new Client({ connection, namespace: settings.namespace });
  return { client, connection, close: () => connection.close().catch(() => undefined) };
}
