import { createRequire } from 'node:module';

/**
 * The YAML library, loaded when a deck first needs it: most front matter is read without it, and its modules take
 * milliseconds of the first paint. (The build puts it into the bundle, see `scripts/build.ts`.)
 */
export const yamlLibrary = (): typeof import('yaml') => createRequire(import.meta.url)('yaml');
