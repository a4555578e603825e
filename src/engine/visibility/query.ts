import { invalidArgument } from '../errors.js';

/** A parsed list query. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly inner: Condition }
  | { readonly kind: 'compare'; readonly name: string; readonly operator: Operator; readonly value: Literal }
  | { readonly kind: 'in'; readonly name: string; readonly values: readonly Literal[] }
  | { readonly kind: 'between'; readonly name: string; readonly from: Literal; readonly to: Literal }
  | { readonly kind: 'starts-with'; readonly name: string; readonly prefix: Literal }
  | { readonly kind: 'is-null'; readonly name: string };

export type Operator = '=' | '!=' | '<' | '>' | '<=' | '>=';
export type Literal = string | number | boolean;

export interface Query {
  /** Absent: everything. */
  readonly where?: Condition;
  readonly groupBy?: string;
}

interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const TOKEN =
  /\s*(?:(?<word>[A-Za-z_][\w.-]*)|`(?<quoted>[^`]+)`|(?<text>'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*")|(?<number>-?\d+(?:\.\d+)?)|(?<sign><=|>=|!=|<>|[=<>(),]))/y;

/** Far more than anybody writes; it bounds what the reading and the answering of one query can take. */
const MAXIMUM_LENGTH = 100_000;
const MAXIMUM_TOKENS = 5000;

/** Parses a list query. Throws INVALID_ARGUMENT that says what was expected and where (characters from 1). */
export function parseQuery(text: string): Query {
  if (text.length > MAXIMUM_LENGTH) throw invalidArgument(`invalid query: longer than ${MAXIMUM_LENGTH} characters`);
  const tokens = tokensOf(text);
  if (tokens.length > MAXIMUM_TOKENS) throw invalidArgument(`invalid query: more than ${MAXIMUM_TOKENS} words`);
  return new Parser(tokens).query();
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const before = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined)
      throw invalidArgument(`invalid query: unexpected '${text.slice(before).trim()[0]}' at ${before + 1}`);
    const at = TOKEN.lastIndex;
    const { word, quoted, text: quote, number, sign } = groups;
    const length = (word ?? quote ?? number ?? sign ?? `\`${quoted}\``).length;
    const position = at - length + 1;
    if (word !== undefined) tokens.push({ kind: 'word', text: word, at: position });
    else if (quoted !== undefined) tokens.push({ kind: 'word', text: quoted, at: position });
    else if (quote !== undefined) tokens.push({ kind: 'text', text: unquote(quote), at: position });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at: position });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at: position });
  }
  tokens.push({ kind: 'end', text: 'the end', at: text.length + 1 });
  return tokens;
}

function unquote(quote: string): string {
  return quote.slice(1, -1).replace(/\\(.)|''/g, (_match, escaped: string | undefined) => escaped ?? "'");
}

/** Parentheses and NOTs within each other. */
const MAXIMUM_DEPTH = 100;

class Parser {
  #at = 0;
  #depth = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  query(): Query {
    const where =
      this.#peek().kind === 'end' || this.#isWord('GROUP') || this.#isWord('ORDER') ? undefined : this.#or();
    if (this.#isWord('ORDER')) throw unsupported("'ORDER BY' clause");
    if (this.#isWord('LIMIT')) throw unsupported("'LIMIT' clause");
    let groupBy: string | undefined;
    if (this.#accept('GROUP')) {
      this.#expect('BY');
      groupBy = this.#name();
      if (this.#acceptSign(',')) throw unsupported("'GROUP BY' clause supports only a single field");
    }
    if (this.#peek().kind !== 'end') this.#fail('AND, OR or the end');
    return { ...(where !== undefined && { where }), ...(groupBy !== undefined && { groupBy }) };
  }

  #or(): Condition {
    let left = this.#and();
    while (this.#accept('OR')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Condition {
    let left = this.#not();
    while (this.#accept('AND')) left = { kind: 'and', left, right: this.#not() };
    return left;
  }

  #not(): Condition {
    if (++this.#depth > MAXIMUM_DEPTH) throw invalidArgument(`invalid query: nested deeper than ${MAXIMUM_DEPTH}`);
    const condition: Condition = this.#accept('NOT') ? { kind: 'not', inner: this.#not() } : this.#primary();
    this.#depth -= 1;
    return condition;
  }

  #primary(): Condition {
    if (this.#acceptSign('(')) {
      const inner = this.#or();
      this.#expectSign(')');
      return inner;
    }
    const name = this.#name();
    if (this.#accept('IS')) {
      const negated = this.#accept('NOT');
      this.#expect('NULL');
      return negate({ kind: 'is-null', name }, negated);
    }
    const negated = this.#accept('NOT');
    if (this.#accept('IN')) return negate({ kind: 'in', name, values: this.#list() }, negated);
    if (this.#accept('BETWEEN')) {
      const from = this.#literal();
      this.#expect('AND');
      return negate({ kind: 'between', name, from, to: this.#literal() }, negated);
    }
    if (this.#accept('STARTS_WITH')) return negate({ kind: 'starts-with', name, prefix: this.#literal() }, negated);
    if (negated) this.#fail('IN, BETWEEN or STARTS_WITH');
    const sign = this.#peek();
    if (sign.kind !== 'sign' || !/^[=<>!]/.test(sign.text)) this.#fail('a comparison');
    this.#at += 1;
    const operator = (sign.text === '<>' ? '!=' : sign.text) as Operator;
    return { kind: 'compare', name, operator, value: this.#literal() };
  }

  #list(): Literal[] {
    this.#expectSign('(');
    const values = [this.#literal()];
    while (this.#acceptSign(',')) values.push(this.#literal());
    this.#expectSign(')');
    return values;
  }

  #literal(): Literal {
    const token = this.#peek();
    this.#at += 1;
    if (token.kind === 'text') return token.text;
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'word' && /^(true|false)$/i.test(token.text)) return token.text.toLowerCase() === 'true';
    this.#at -= 1;
    return this.#fail('a value (text stands in quotes)');
  }

  #name(): string {
    const token = this.#peek();
    if (token.kind !== 'word') this.#fail('the name of a search attribute');
    this.#at += 1;
    return token.text;
  }

  #peek(): Token {
    return this.tokens[this.#at] ?? { kind: 'end', text: 'the end', at: 0 };
  }

  #isWord(word: string): boolean {
    const token = this.#peek();
    return token.kind === 'word' && token.text.toUpperCase() === word;
  }

  #accept(word: string): boolean {
    if (!this.#isWord(word)) return false;
    this.#at += 1;
    return true;
  }

  #acceptSign(sign: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'sign' || token.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(word: string): void {
    if (!this.#accept(word)) this.#fail(word);
  }

  #expectSign(sign: string): void {
    if (!this.#acceptSign(sign)) this.#fail(`'${sign}'`);
  }

  #fail(expected: string): never {
    const { text, at } = this.#peek();
    throw invalidArgument(`invalid query: expected ${expected} at ${at}, found '${text}'`);
  }
}

export function unsupported(what: string) {
  return invalidArgument(`invalid query: operation is not supported: ${what}`);
}

function negate(condition: Condition, negated: boolean): Condition {
  return negated ? { kind: 'not', inner: condition } : condition;
}
