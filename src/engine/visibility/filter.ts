import type { Attribute, TypeName, Value } from './attributes.js';
import { literalOf, wrong } from './literal.js';
import { type Condition, type Literal, type Operator, unsupported } from './query.js';
import type { VisibilityRecord } from './record.js';

export type Filter = (record: VisibilityRecord) => boolean;

/** Gives the attribute of a name, or throws. */
export type AttributeLookup = (name: string) => Attribute;

type Comparison = Extract<Condition, { readonly name: string }>;

/** As in SQL: undefined for a comparison with what is not set, which neither holds nor does not. */
type Answer = boolean | undefined;

/** A condition as a function; everything that can be wrong with it is found here. Throws INVALID_ARGUMENT. */
export function filterOf(condition: Condition | undefined, lookup: AttributeLookup): Filter {
  if (condition === undefined) return () => true;
  const answer = answerOf(condition, lookup);
  return (record) => answer(record) === true;
}

function answerOf(condition: Condition, lookup: AttributeLookup): (record: VisibilityRecord) => Answer {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const [left, right] = [answerOf(condition.left, lookup), answerOf(condition.right, lookup)];
      // the answer of one side that settles it
      const settled = condition.kind === 'or';
      return (record) => {
        const [one, other] = [left(record), right(record)];
        if (one === settled || other === settled) return settled;
        return one === undefined || other === undefined ? undefined : !settled;
      };
    }
    case 'not': {
      const inner = answerOf(condition.inner, lookup);
      return (record) => {
        const answer = inner(record);
        return answer === undefined ? undefined : !answer;
      };
    }
    default: {
      const attribute = lookup(condition.name);
      const test = comparison(condition, attribute);
      const knowsNothing = condition.kind === 'is-null' || searched.has(attribute.type);
      return (record) => {
        const value = attribute.read(record);
        return knowsNothing || (value !== undefined && value !== null) ? test(value) : undefined;
      };
    }
  }
}

/** Types whose values are looked up word by word in an index of their own: nothing is one more thing not found there. */
const searched: ReadonlySet<TypeName> = new Set<TypeName>(['Text', 'KeywordList']);

/** Which operators the types know (all of them know IS NULL). */
const ORDERED: readonly string[] = ['=', '!=', '<', '>', '<=', '>=', 'IN'];
const operators: Readonly<Record<TypeName, readonly string[]>> = {
  Text: ['=', '!='],
  Keyword: [...ORDERED, 'STARTS_WITH', 'BETWEEN'],
  KeywordList: ['=', '!=', 'IN'],
  Int: [...ORDERED, 'BETWEEN'],
  Double: [...ORDERED, 'BETWEEN'],
  Bool: ORDERED,
  Datetime: [...ORDERED, 'BETWEEN'],
};

function comparison(condition: Comparison, attribute: Attribute): (value: Value) => boolean {
  const { name } = condition;
  const literal = (given: Literal) => literalOf(name, attribute, given);
  switch (condition.kind) {
    case 'is-null':
      return (value) => value === undefined || value === null;
    case 'compare': {
      const { operator } = condition;
      const wanted = literal(condition.value);
      check(name, attribute, operator);
      return attribute.type === 'Text' ? words(name, operator, wanted) : (value) => compares(value, operator, wanted);
    }
    case 'in': {
      const wanted = condition.values.map(literal);
      check(name, attribute, 'IN');
      return (value) => wanted.some((one) => compares(value, '=', one));
    }
    case 'between': {
      const [from, to] = [literal(condition.from), literal(condition.to)];
      if (!operators[attribute.type].includes('BETWEEN')) {
        throw wrong(`cannot do range condition on search attribute '${name}' of type ${attribute.type}`);
      }
      return (value) => compares(value, '>=', from) && compares(value, '<=', to);
    }
    case 'starts-with': {
      const prefix = literal(condition.prefix);
      check(name, attribute, 'STARTS_WITH');
      return (value) => typeof value === 'string' && value.startsWith(String(prefix));
    }
  }
}

function check(name: string, { type }: Attribute, operator: string): void {
  if (operators[type].includes(operator)) return;
  throw unsupported(`operator '${operator}' not supported for ${type} type search attribute '${name}'`);
}

/** A Text is equal to what has any of its words, whatever their case. */
function words(name: string, operator: Operator, wanted: Literal): (value: Value) => boolean {
  const any = wordsOf(String(wanted));
  if (any.length === 0) throw wrong(`no tokens found filtering on Text type search attribute ${name}`);
  return (value) => {
    const has = wordsOf(String(value ?? '')).some((word) => any.includes(word));
    return operator === '=' ? has : !has;
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function compares(value: Value, operator: Operator, wanted: Literal): boolean {
  if (Array.isArray(value)) {
    const some = value.some((one) => compares(one, '=', wanted));
    return operator === '!=' ? !some : operator === '=' && some;
  }
  if (value === undefined || value === null) return operator === '!=';
  const held = value as Literal;
  switch (operator) {
    case '=':
      return held === wanted;
    case '!=':
      return held !== wanted;
    case '<':
      return held < wanted;
    case '>':
      return held > wanted;
    case '<=':
      return held <= wanted;
    case '>=':
      return held >= wanted;
  }
}
