/** What the command line says about the service. */
export interface ServiceFlags {
  /** The embedded service, whatever the environment names. */
  readonly embedded?: boolean;
  /** `host:port`; the port is 7233 if absent. */
  readonly address?: string | undefined;
  readonly namespace?: string | undefined;
  /** Of the Temporal configuration file. */
  readonly profile?: string | undefined;
  readonly apiKey?: string | undefined;
  /** False: no encryption, even with an API key. */
  readonly tls?: boolean | undefined;
  /** Paths of PEM files. */
  readonly tlsCa?: string | undefined;
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
  readonly tlsServerName?: string | undefined;
}
