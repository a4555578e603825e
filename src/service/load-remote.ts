import { readFileSync } from 'node:fs';
import { type ClientConfigProfile, loadClientConfigProfile, toClientOptions } from '@temporalio/envconfig';
import { normalAddress } from './address.js';
import { ServiceChoiceError } from './choice-error.js';
import type { ConnectionSettings, TlsSettings } from './connection.js';
import type { ServiceFlags } from './flags.js';

export interface ConfigSource {
  /** The profile that was asked for. */
  readonly profile: string | undefined;
  /** The configuration file, if it is to be used. */
  readonly file: string | undefined;
}

/**
 * The settings of profile, environment and flags together; undefined if nothing of it names a service.
 *
 * @throws ServiceChoiceError
 */
export function loadRemote(
  flags: ServiceFlags,
  env: NodeJS.ProcessEnv,
  { profile, file }: ConfigSource,
): ConnectionSettings | undefined {
  const loaded = overlaid(load(env, profile, file), flags);
  if (loaded.address === undefined && profile === undefined) return undefined;
  const address = normalAddress(loaded.address ?? 'localhost');
  const { connectionOptions, namespace } = read(loaded);
  const { apiKey, metadata } = connectionOptions;
  const tls = flags.tls === false ? undefined : tlsOf(connectionOptions.tls);
  return {
    address,
    namespace: namespace ?? 'default',
    ...(tls === undefined ? {} : { tls }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(metadata === undefined ? {} : { metadata: textOnly(metadata) }),
  };
}

function load(env: NodeJS.ProcessEnv, profile: string | undefined, file: string | undefined): ClientConfigProfile {
  const variables = Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  if (file === undefined && profile !== undefined) {
    throw new ServiceChoiceError(
      `The profile "${profile}" can't be used, as there is no Temporal configuration file: write one (temporal config set), or name the service by --address.`,
    );
  }
  try {
    return loadClientConfigProfile({
      overrideEnvVars: variables,
      ...(profile === undefined ? {} : { profile }),
      ...(file === undefined ? { disableFile: true } : { configSource: { data: readFileSync(file, 'utf8') } }),
    });
  } catch (error) {
    throw new ServiceChoiceError(configProblem(error, profile, file ?? 'TEMPORAL_*'), { cause: error });
  }
}

function configProblem(error: unknown, profile: string | undefined, file: string): string {
  const text = error instanceof Error ? error.message : String(error);
  if (text.includes('not found in config')) {
    return `There is no profile "${profile}" in ${file}: name one that is there.`;
  }
  if (error instanceof Error && 'line' in error && typeof error.line === 'number') {
    // The parser's own message quotes the file, which holds keys.
    return `${file} is not right TOML in line ${error.line}: correct it there.`;
  }
  return `The Temporal configuration of ${file} can't be used: ${text.split('\n', 1)[0]}`;
}

function overlaid(profile: ClientConfigProfile, flags: ServiceFlags): ClientConfigProfile {
  const { address, namespace, apiKey } = flags;
  const ownTls = flags.tls ?? flags.tlsCa ?? flags.tlsCert ?? flags.tlsKey ?? flags.tlsServerName;
  return {
    ...profile,
    ...(address === undefined ? {} : { address }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(ownTls === undefined
      ? {}
      : {
          tls: {
            ...profile.tls,
            disabled: flags.tls === false,
            ...(flags.tlsCa === undefined ? {} : { serverCACert: { path: flags.tlsCa } }),
            ...(flags.tlsCert === undefined ? {} : { clientCert: { path: flags.tlsCert } }),
            ...(flags.tlsKey === undefined ? {} : { clientKey: { path: flags.tlsKey } }),
            ...(flags.tlsServerName === undefined ? {} : { serverName: flags.tlsServerName }),
          },
        }),
  };
}

/** Reads the certificates that the profile names. */
function read(profile: ClientConfigProfile): ReturnType<typeof toClientOptions> {
  const { clientCert, clientKey, disabled } = profile.tls ?? {};
  if (disabled !== true && (clientCert === undefined) !== (clientKey === undefined)) {
    const [there, missing] = clientCert === undefined ? ['key', 'certificate'] : ['certificate', 'key'];
    throw new ServiceChoiceError(
      `Mutual TLS has a client ${there} without its ${missing}: give both, --tls-cert and --tls-key.`,
    );
  }
  try {
    return toClientOptions(profile);
  } catch (error) {
    const path = error instanceof Error && 'path' in error ? String(error.path) : 'a TLS file';
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it is not readable';
    throw new ServiceChoiceError(
      `${path} can't be read (${code}): check the paths of the TLS certificate and key files.`,
      {
        cause: error,
      },
    );
  }
}

type LoadedTls = ReturnType<typeof toClientOptions>['connectionOptions']['tls'];

function tlsOf(tls: LoadedTls): TlsSettings | undefined {
  if (!tls) return undefined;
  if (tls === true) return {};
  const { serverNameOverride, serverRootCACertificate, clientCertPair } = tls;
  return {
    ...(serverNameOverride === undefined ? {} : { serverNameOverride }),
    ...(serverRootCACertificate === undefined ? {} : { serverRootCACertificate }),
    ...(clientCertPair === undefined ? {} : { clientCertPair }),
  };
}

function textOnly(metadata: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, String(value)]));
}
