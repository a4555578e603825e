/**
 * How to reach a Temporal Service: plain data that goes to a child process as it is (IPC with advanced
 * serialization). Holds secrets: never shown, never logged.
 */
export interface ConnectionSettings {
  /** `host:port`. */
  readonly address: string;
  readonly namespace: string;
  /** Absent: not encrypted. An empty object: TLS with the system's certificates. */
  readonly tls?: TlsSettings;
  readonly apiKey?: string;
  /** Further gRPC headers. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface TlsSettings {
  readonly serverNameOverride?: string;
  /** PEM. */
  readonly serverRootCACertificate?: Uint8Array;
  /** PEM, for mutual TLS. */
  readonly clientCertPair?: { readonly crt: Uint8Array; readonly key: Uint8Array };
}
