/** A person's mistake in naming a service: its message is one sentence with the remedy, without secrets. */
export class ServiceChoiceError extends Error {
  override readonly name = 'ServiceChoiceError';
}
