/**
 * `import()` for code that stands in the bundle. V8 forgets how to resolve a dynamic import in a script that it takes
 * from its code cache ("A dynamic import callback was not specified"), so the build leaves this file outside.
 */
export function importModule(url: string): Promise<unknown> {
  return import(url);
}
