import { ServiceChoiceError } from './choice-error.js';
import { findTemporal } from './find-temporal.js';
import { flagName, type ServiceFlags } from './flags.js';

/**
 * What is about a service elsewhere. The embedded one and the dev server of a show have one namespace and no
 * encryption: flags about them say that another one was meant.
 */
export const elsewhere: ReadonlySet<keyof ServiceFlags> = new Set([
  'address',
  'namespace',
  'profile',
  'apiKey',
  'tls',
  'tlsCa',
  'tlsCert',
  'tlsKey',
  'tlsServerName',
]);

/** The flags that say something. */
export function givenFlags(flags: ServiceFlags): readonly (keyof ServiceFlags)[] {
  return (Object.keys(flags) as (keyof ServiceFlags)[]).filter((name) => flags[name] !== undefined);
}

/**
 * What can be known of the flags before the show begins: that they don't say two things at once, and that there is a
 * program for a dev server.
 *
 * @throws ServiceChoiceError
 */
export function checkFlags(flags: ServiceFlags, env: NodeJS.ProcessEnv): void {
  const given = givenFlags(flags);
  const [one, other] = [
    ...given.filter((name) => name === 'devServer' || name === 'embedded'),
    ...given.filter((name) => elsewhere.has(name)),
  ];
  if (one !== undefined && other !== undefined && !elsewhere.has(one)) {
    throw new ServiceChoiceError(
      `${flagName(one)} and ${flagName(other)} are about two different services: leave one of them out.`,
    );
  }
  if (flags.devServer) findTemporal(flags.temporalBin, env);
  else if (flags.temporalBin !== undefined) {
    throw new ServiceChoiceError('--temporal-bin is about a dev server: add --dev-server, or leave it out.');
  }
}
