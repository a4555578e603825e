import { invalidArgument } from '../errors.js';
import { type Attribute, type AttributeType, statusName, statusNumbers, type Value } from './attributes.js';
import type { Condition, Literal, Operator } from './query.js';
import type { VisibilityRecord } from './record.js';

export type Filter = (record: VisibilityRecord) => boolean;

/** Gives the attribute of a name, or throws. */
export type AttributeLookup = (name: string) => Attribute;

/** A condition as a function; everything that can be wrong with it is found here. Throws INVALID_ARGUMENT. */
export function filterOf(condition: Condition | undefined, lookup: AttributeLookup): Filter {
  if (condition === undefined) return () => true;
  switch (condition.kind) {
    case 'and': {
      const [left, right] = [filterOf(condition.left, lookup), filterOf(condition.right, lookup)];
      return (record) => left(record) && right(record);
    }
    case 'or': {
      const [left, right] = [filterOf(condition.left, lookup), filterOf(condition.right, lookup)];
      return (record) => left(record) || right(record);
    }
    case 'not': {
      const inner = filterOf(condition.inner, lookup);
      return (record) => !inner(record);
    }
    case 'compare':
      return onValue(lookup(condition.name), (type) => {
        const wanted = literalOf(condition.name, type, condition.value);
        return (value) => compares(value, condition.operator, wanted);
      });
    case 'in':
      return onValue(lookup(condition.name), (type) => {
        const wanted = condition.values.map((value) => literalOf(condition.name, type, value));
        return (value) => wanted.some((literal) => compares(value, '=', literal));
      });
    case 'between':
      return onValue(lookup(condition.name), (type) => {
        const from = literalOf(condition.name, type, condition.from);
        const to = literalOf(condition.name, type, condition.to);
        return (value) => compares(value, '>=', from) && compares(value, '<=', to);
      });
    case 'starts-with':
      return onValue(
        lookup(condition.name),
        () => (value) => typeof value === 'string' && value.startsWith(String(condition.prefix)),
      );
    case 'is-null':
      return onValue(lookup(condition.name), () => (value) => value === undefined || value === null);
  }
}

function onValue({ type, read }: Attribute, test: (type: AttributeType) => (value: Value) => boolean): Filter {
  const holds = test(type);
  return (record) => holds(read(record));
}

/** The literal in the attribute's own terms. */
function literalOf(name: string, type: AttributeType, literal: Literal): Literal {
  if (type === 'status') {
    const known = typeof literal === 'number' ? statusName(literal) : String(literal);
    if (!statusNumbers.has(known)) {
      const names = [...statusNumbers.keys()].filter((status) => status !== 'Unspecified').join(', ');
      throw invalidArgument(`invalid query: '${literal}' is no ExecutionStatus; there are ${names}`);
    }
    return known;
  }
  if (type === 'datetime') {
    // RFC 3339, or nanoseconds since 1970 as the server keeps them
    const ms = typeof literal === 'number' ? literal / 1e6 : Date.parse(String(literal));
    if (Number.isNaN(ms)) throw invalidArgument(`invalid query: '${literal}' is no time for ${name} (RFC 3339 is)`);
    return ms;
  }
  if (type === 'int') {
    if (Number.isNaN(Number(literal))) throw invalidArgument(`invalid query: '${literal}' is no number for ${name}`);
    return Number(literal);
  }
  if (type === 'keyword') return String(literal);
  return literal;
}

function compares(value: Value, operator: Operator, wanted: Literal): boolean {
  if (Array.isArray(value)) {
    const some = value.some((one) => compares(one, '=', wanted));
    return operator === '!=' ? !some : operator === '=' && some;
  }
  if (value === undefined || value === null) return operator === '!=';
  const [left, right] = comparable(value as Literal, wanted);
  switch (operator) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
  }
}

// a custom attribute's value has the type that its payload gave it
function comparable(value: Literal, wanted: Literal): [Literal, Literal] {
  if (typeof value === typeof wanted) return [value, wanted];
  return [Number(value), Number(wanted)];
}
