import { actProblem } from './act-problem.js';
import { navigationKeys } from './navigation-keys.js';
import { isName, processesProblem } from './process-problem.js';
import type { Demo } from './types.js';

/** What keeps a definition from being a demo, in one sentence; undefined if nothing does. */
export function definitionProblem(demo: Demo): string | undefined {
  const at = `The demo "${demo.name}"`;
  if (!isName(demo.name)) {
    return `The demo's name ${JSON.stringify(demo.name)} is not one: use lower-case letters, digits and dashes, a letter first, 40 at most.`;
  }
  for (const field of ['line', 'workflow', 'taskQueue'] as const) {
    if (typeof demo[field] !== 'string' || demo[field].trim() === '') {
      return `${at} has no \`${field}\`: give it one, as text.`;
    }
  }
  if (!Array.isArray(demo.actions) || !demo.actions.some((action) => action.kind === 'start')) {
    return `${at} has no action of the kind 'start': give it one, so that it can be shown.`;
  }
  const processes = processesProblem(demo);
  if (processes !== undefined) return `${at} ${processes}.`;
  const taken = new Map<string, string>();
  for (const action of demo.actions) {
    const { key, label } = action;
    const what = `${at}: the action "${label}"`;
    if (typeof label !== 'string' || label.trim() === '') return `${at}: the action on key "${key}" has no label.`;
    if (typeof key !== 'string' || !/^[\x21-\x7e]$/.test(key)) {
      return `${what} has the key ${JSON.stringify(key)}; a key is one letter or sign without Ctrl, such as 's'.`;
    }
    if (navigationKeys.includes(key))
      return `${what} takes the key "${key}", which moves through the talk: choose another.`;
    const other = taken.get(key);
    if (other !== undefined)
      return `${what} takes the key "${key}", which is already that of "${other}": choose another.`;
    taken.set(key, label);
    const problem = actProblem(action, demo);
    if (problem !== undefined) return `${what} ${problem}${/[.?]$/.test(problem) ? '' : '.'}`;
  }
  if (!Array.isArray(demo.panels) || demo.panels.length === 0 || demo.panels.some((row) => row.length === 0)) {
    return `${at} has no panels, or an empty row of them: name at least one kind in each row, as in [['status']].`;
  }
  const pressed = (demo.rehearsal ?? []).flatMap((step) => ('press' in step ? [step.press] : []));
  const unbound = pressed.find((key) => !taken.has(key));
  if (unbound !== undefined)
    return `${at} is rehearsed with the key "${unbound}", which does nothing: name one of its actions'.`;
  if (demo.input !== undefined && typeof demo.input.schema?.['~standard']?.validate !== 'function') {
    return `${at} has an \`input\` without a schema: give it one, of valibot for example.`;
  }
  return undefined;
}
