import { Recent } from '../deck/recent.js';
import { checkCalls } from './template/check.js';
import { evaluate } from './template/evaluate.js';
import { TemplateFault } from './template/fault.js';
import type { Template } from './template/nodes.js';
import { parseTemplate } from './template/parse.js';

export { titleCase } from './template/letter-case.js';

/**
 * Fills a `format`: a template of Go's text/template with glamour's functions, in which `{{.text}}` is the text.
 * Never throws: where it can't be filled for this text, the text stays as it is (what is wrong with a format at all
 * `formatProblem` tells beforehand).
 */
export function applyFormat(format: string, text: string): string {
  const simple = filled(format, text);
  if (simple !== undefined) return simple;
  try {
    return evaluate(parsed(format), text.replace(/\p{Surrogate}/gu, '\ufffd'));
  } catch {
    return text;
  }
}

/** What is wrong with a format, as a sentence without its full stop, or undefined. */
export function formatProblem(format: string): string | undefined {
  if (filled(format, '') !== undefined) return undefined;
  try {
    checkCalls(parsed(format));
  } catch (error) {
    return sentence(error, format);
  }
  return ['', 'Some text'].map((text) => trial(format, text)).find((problem) => problem !== undefined);
}

function trial(format: string, text: string): string | undefined {
  try {
    // What Go shows for a part that is not there, which is never what was meant.
    if (evaluate(parsed(format), text).includes('<no value>'))
      throw new TemplateFault('it shows "<no value>"; the text is {{.text}}');
    return undefined;
  } catch (error) {
    return sentence(error, format);
  }
}

/** Undefined: another text might do. */
function sentence(error: unknown, format: string): string | undefined {
  if (!(error instanceof TemplateFault)) throw error;
  if (!error.certain) return undefined;
  return error.located ? error.message : error.in(format).message;
}

/** Themes have few formats, and each is filled for every word that is drawn in it. */
let known: Recent<string, Template> | undefined;

function parsed(format: string): Template {
  known ??= new Recent(50);
  let template = known.get(format);
  if (!template) {
    template = parseTemplate(format);
    known.set(format, template);
  }
  return template;
}

/** The way most formats take, which needs no evaluation; undefined: there is more in it than `{{.text}}`. */
function filled(format: string, text: string): string | undefined {
  const [first = '', ...others] = format.split('{{');
  let result = first;
  for (const other of others) {
    const action = /^[ \t\r\n]*\.text[ \t\r\n]*\}\}/.exec(other);
    if (!action) return undefined;
    result += text + other.slice(action[0].length);
  }
  return result;
}
