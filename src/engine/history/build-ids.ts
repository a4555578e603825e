import type { EventAttributes, Payload } from '../proto/plain.js';

/** The search attribute that says which builds of the workers had a hand in a run. */
export const BUILD_IDS = 'BuildIds';
const UNVERSIONED = 'unversioned';
/** So many of them are kept (the server's limit is one of size). */
const MAXIMUM = 20;

/** The search attributes of a run after a workflow task that a worker of this build completed. */
export function withBuildId(
  searchAttributes: Record<string, Payload>,
  { workerVersion }: EventAttributes<'workflowTaskCompleted'>,
): Record<string, Payload> {
  if (!workerVersion?.buildId) return searchAttributes;
  const before = searchAttributes[BUILD_IDS]?.data;
  // a client may have set it, to one as to a list
  const known: string[] = before === undefined ? [] : [JSON.parse(Buffer.from(before).toString())].flat();
  const build = `${UNVERSIONED}:${workerVersion.buildId}`;
  if (known.includes(build)) return searchAttributes;
  const [first = UNVERSIONED, ...rest] = known;
  const metadata = { encoding: Buffer.from('json/plain'), type: Buffer.from('KeywordList') };
  const data = Buffer.from(JSON.stringify([first, ...rest.slice(2 - MAXIMUM), build]));
  return { ...searchAttributes, [BUILD_IDS]: { metadata, data } };
}
