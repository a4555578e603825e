/** Why a template has no result, as a sentence without its full stop. */
export class TemplateFault extends Error {
  /** True: it fails whatever the text is; false: another text might do. */
  readonly certain: boolean;
  /** Whether the sentence says where it is. */
  readonly located: boolean;

  constructor(message: string, certain = true, located = false) {
    super(message);
    this.certain = certain;
    this.located = located;
  }

  in(written: string): TemplateFault {
    const action = written.length > 60 ? `${written.slice(0, 59)}…` : written;
    return new TemplateFault(`${action} is not understood: ${this.message}`, this.certain, true);
  }
}
