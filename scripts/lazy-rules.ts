/** Where the library makes a rule's expression from the text it has put together. */
const maker = /getRegex:\(\)=>new RegExp\((\w+),(\w+)\)/;

/**
 * The source of marked, its rules with Unicode properties (`\p{P}`: V8 spells each out, 0.1 ms a time) made into
 * expressions when they are first used. Everything else of them stays. Throws if the library has changed too much.
 */
export function withLazyRules(source: string): string {
  if (!maker.test(source)) throw new Error('marked makes its rules in another way by now: see scripts/lazy-rules.ts');
  return `${source.replace(maker, 'getRegex:()=>__whenUsed($1,$2)')}\n${whenUsed}`;
}

// A rule's `source` is asked for when rules are put together, which is no use of it.
const whenUsed = `function __whenUsed(source, flags) {
  if (!source.includes('\\\\p{')) return new RegExp(source, flags);
  let made;
  const rule = () => (made ??= new RegExp(source, flags));
  return new Proxy({}, {
    get(_, key) {
      if (key === 'source') return source;
      const value = rule()[key];
      return typeof value === 'function' ? value.bind(rule()) : value;
    },
    set(_, key, value) {
      rule()[key] = value;
      return true;
    },
  });
}
`;
