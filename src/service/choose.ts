import type { ConnectionSettings } from './connection.js';

/** What the command line says about the service. */
export interface ServiceFlags {
  readonly address?: string;
  readonly namespace?: string;
  readonly profile?: string;
  readonly apiKey?: string;
  readonly tls?: boolean;
  /** Paths of PEM files. */
  readonly tlsCa?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tlsServerName?: string;
}

export type ServiceChoice =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'remote'; readonly connection: ConnectionSettings };

/** A person's mistake in naming a service: its message is one sentence with the remedy. */
export class ServiceChoiceError extends Error {
  override readonly name = 'ServiceChoiceError';
}

export declare function chooseService(flags: ServiceFlags, env: NodeJS.ProcessEnv): Promise<ServiceChoice>;
