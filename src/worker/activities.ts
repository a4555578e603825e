import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Activities = Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;

/**
 * The activities of all demos together, as one worker has them.
 *
 * @throws Error if two demos export the same name, or a module can't be loaded
 */
export async function demoActivities(demosFolder: string, names: readonly string[]): Promise<Activities> {
  const activities: Record<string, (...args: unknown[]) => Promise<unknown>> = {};
  const owners = new Map<string, string>();
  for (const name of names) {
    const file = join(demosFolder, name, 'activities.js');
    const module: Record<string, unknown> = await import(pathToFileURL(file).href);
    for (const [exported, value] of Object.entries(module)) {
      if (!isFunction(value)) continue;
      const other = owners.get(exported);
      if (other !== undefined)
        throw new Error(`The demos "${other}" and "${name}" both have an activity "${exported}".`);
      owners.set(exported, name);
      activities[exported] = value;
    }
  }
  return activities;
}

const isFunction = (value: unknown): value is (...args: unknown[]) => Promise<unknown> => typeof value === 'function';
