/** What a keeper is to run, as JSON in `TSLIDES_KEPT`. */
export interface Kept {
  readonly command: readonly string[];
  readonly folder: string;
}

/** It runs. */
export interface FromKeeper {
  readonly kind: 'helper';
  readonly pid: number;
}
