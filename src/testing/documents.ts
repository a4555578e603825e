import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import { projectRoot } from './pty.js';

/** A markdown document of the project, for tests that hold it against the program. */
export interface Document {
  readonly file: string;
  readonly text: string;
  readonly tokens: readonly Token[];
}

export function documentOf(file: string): Document {
  const text = readFileSync(join(projectRoot, file), 'utf8');
  return { file, text, tokens: marked.lexer(text) };
}

/** Words between blanks. */
export const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
export const sorted = (names: readonly string[]): readonly string[] => [...names].sort();
/** What stands between backticks. */
export const codes = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');

/** The body of the one table of a document whose header begins with this cell, as written. */
export function table({ file, tokens }: Document, first: string): readonly (readonly string[])[] {
  const found = tokens.filter(
    (token): token is Tokens.Table => token.type === 'table' && (token as Tokens.Table).header[0]?.text === first,
  );
  if (found.length !== 1) throw new Error(`${file} has ${found.length} tables that begin with ${first}`);
  return (found[0]?.rows ?? []).map((row) => row.map(({ text }) => text.replaceAll('\\|', '|')));
}

/** All text from one heading to the next of its level or above. */
export function section({ file, text }: Document, title: string): string {
  const start = new RegExp(`^(#+) ${title}$`, 'm').exec(text);
  if (!start) throw new Error(`${file} has no heading ${title}`);
  const rest = text.slice(start.index + start[0].length);
  const end = new RegExp(`^#{1,${start[1]?.length ?? 1}} `, 'm').exec(rest);
  return rest.slice(0, end?.index);
}

/** The fenced blocks of one language. */
export function fences({ tokens }: Document, language: string): readonly string[] {
  return tokens.flatMap((token) =>
    token.type === 'code' && (token as Tokens.Code).lang === language ? [(token as Tokens.Code).text] : [],
  );
}

/** As code hosts make them: lower case, signs gone, blanks become dashes. */
export function anchors({ tokens }: Document): readonly string[] {
  return tokens
    .filter((token): token is Tokens.Heading => token.type === 'heading')
    .map(({ text }) =>
      text
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
}
