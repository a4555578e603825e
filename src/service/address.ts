import { ServiceChoiceError } from './choice-error.js';

/**
 * `host:port`, the port filled in (7233).
 *
 * @throws ServiceChoiceError for what is no address, a URL for instance
 */
export function normalAddress(text: string): string {
  const parts = /^(?<host>\[[0-9a-f:.%]+\]|[^\s:/@[\]]+)(?::(?<port>\d{1,5}))?$/i.exec(text.trim())?.groups;
  const port = Number(parts?.port ?? 7233);
  if (parts?.host === undefined || port < 1 || port > 65_535) {
    throw new ServiceChoiceError(
      `The address ${JSON.stringify(text)} is not one: write HOST:PORT, such as localhost:7233, without http://.`,
    );
  }
  return `${parts.host}:${port}`;
}
