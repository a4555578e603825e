/** What the command line says about the service. */
export interface ServiceFlags {
  /** The embedded service, whatever the environment names. */
  readonly embedded?: boolean;
  /** `temporal server start-dev`, whatever the environment names. */
  readonly devServer?: boolean;
  /** The program that the dev server is started from. */
  readonly temporalBin?: string | undefined;
  /** The file in which the embedded service, or the dev server, keeps what it has run. */
  readonly db?: string | undefined;
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

/** As it is written on the command line. */
export function flagName(name: keyof ServiceFlags): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
