import { compiled } from './compiled.js';
import { data } from './data.js';
import { documents } from './documents.js';
import { functional } from './functional.js';
import { scripts } from './scripts.js';
import { shells } from './shells.js';
import type { Rules } from './types.js';
import { web } from './web.js';

/** By the grammar's name. A language that is not here goes by the common rules. */
export const languages: ReadonlyMap<string, Rules> = new Map(
  [compiled, data, documents, functional, scripts, shells, web].flatMap((family) => Object.entries(family)),
);
