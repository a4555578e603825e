import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The real `slides` (maaslalani/slides), which ours is compared with. */
export interface PeerSlides {
  readonly program: string;
  /** A checkout of its source, whose `examples/` are decks; undefined: only our own decks are compared. */
  readonly source: string | undefined;
}

/**
 * `TSLIDES_TEST_SLIDES` names the program (else the `slides` on PATH), `TSLIDES_TEST_SLIDES_SOURCE` its source. Both
 * are somebody else's, so neither is in this repository.
 *
 * @returns a sentence where there is no such program
 */
export function findSlides(environment: NodeJS.ProcessEnv): PeerSlides | string {
  const named = environment.TSLIDES_TEST_SLIDES;
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const program = named ?? folders.map((folder) => join(folder, 'slides')).find(isProgram);
  if (program === undefined) return 'there is no "slides" on PATH, and TSLIDES_TEST_SLIDES does not name one';
  if (!isProgram(program)) return `TSLIDES_TEST_SLIDES names no program: ${program}`;
  const source = environment.TSLIDES_TEST_SLIDES_SOURCE;
  if (source !== undefined && !existsSync(join(source, 'examples')))
    return `TSLIDES_TEST_SLIDES_SOURCE names no folder with examples/: ${source}`;
  return { program, source };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
