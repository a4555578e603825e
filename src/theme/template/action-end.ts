/** Where an action of a format ends, and whether it takes the blanks after it. */
export interface ActionEnd {
  readonly at: number;
  readonly trims: boolean;
}

/** Undefined: the action goes on here. */
export function actionEnd(format: string, at: number): ActionEnd | undefined {
  if (format.startsWith('}}', at)) return { at: at + 2, trims: false };
  if (/^[ \t\r\n]-\}\}/.test(format.slice(at, at + 4))) return { at: at + 4, trims: true };
  return undefined;
}

/** The beginning of an action, for a sentence about it. */
export function excerpt(format: string, start: number): string {
  const rest = format.slice(start).replace(/\s+/g, ' ');
  return rest.length > 30 ? `${rest.slice(0, 29)}…` : rest;
}
