import { ServiceChoiceError } from '../service/choice-error.js';
import { findTemporal } from '../service/find-temporal.js';

/** The `temporal` program of this machine, as the show finds it; undefined, and said so, where there is none. */
export const temporalBinary = find();

function find(): string | undefined {
  try {
    return findTemporal(undefined, process.env);
  } catch (error) {
    if (!(error instanceof ServiceChoiceError)) throw error;
    console.warn(`SKIPPED: tests with a real dev server need the temporal program. ${error.message}`);
    return undefined;
  }
}
