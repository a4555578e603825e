import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PanelBlock } from '../deck/types.js';
import { definitionProblem } from './definition-problem.js';
import { demoInput } from './input.js';
import { fenceDemos, readFence } from './of-fence.js';

const block = (params: Record<string, unknown>, demo = 'order', file = 'talks/talk.md'): PanelBlock => ({
  ...{ kind: 'panel', demo, panels: [], input: undefined, params },
  source: { file, line: 3 },
});
const made = (params: Record<string, unknown>, name = 'order') => {
  const reading = readFence(block(params, name));
  if (reading.kind !== 'made') throw new Error(`it is ${JSON.stringify(reading)}`);
  return reading.fence;
};

describe('a demo fence', () => {
  it('that says no more names a demo', () => {
    expect(readFence(block({}))).toEqual({ kind: 'named' });
    expect(readFence(block({ keep_running: true, zebra: 1 }))).toEqual({ kind: 'named' });
  });

  it("makes a demo of a module, which stands relative to the deck's file", () => {
    const { demo, modules } = made({ workflows: '../src/workflows.ts', activities: '../src/activities.ts' });
    expect(demo).toMatchObject({ name: 'order', workflow: 'order', taskQueue: 'tslides-order' });
    expect(demo.elsewhere).toBeUndefined();
    expect(modules).toEqual({ workflows: resolve('src/workflows.ts'), activities: resolve('src/activities.ts') });
    expect(definitionProblem(demo)).toBeUndefined();
  });

  it('from standard input starts from here', () => {
    expect(readFence(block({ workflows: './w.ts' }, 'order', 'stdin'))).toMatchObject({
      fence: { modules: { workflows: resolve('w.ts') } },
    });
  });

  it('makes a demo of what workers elsewhere run', () => {
    const { demo, modules } = made({ workflow: 'orderWorkflow', task_queue: 'orders' });
    expect(demo).toMatchObject({ workflow: 'orderWorkflow', taskQueue: 'orders', elsewhere: true });
    expect(modules).toBeUndefined();
    expect(made({ task_queue: 'orders' }, 'OrderWorkflow').demo.workflow).toBe('OrderWorkflow');
  });

  it('gives any input on as it is', () => {
    const { demo } = made({ workflows: 'w.ts' });
    for (const input of [{ id: 1 }, [1, 2], 'text', 7])
      expect(demoInput(demo, input)).toEqual({ kind: 'input', value: input });
    expect(demoInput(demo, undefined)).toEqual({ kind: 'input', value: undefined });
  });

  it.each([
    [{ keep_running: 'yes' }, '`keep_running` is true or false'],
    [{ workflows: 3 }, '`workflows` must be a text'],
    [{ workflows: ' ' }, '`workflows` must be a text'],
    [{ workflows: 'src' }, '`workflows` is a module that ends in .ts or .js, not "src"'],
    [{ workflows: 'a.ts', activities: 'b' }, '`activities` is a module that ends in .ts or .js, not "b"'],
    [{ activities: 'a.ts' }, '`activities` is for `workflows`: name their module, too'],
    [
      { workflow: 'w' },
      '`workflow` needs `workflows`, the module it is in, or `task_queue`, the Task Queue of workers that run it',
    ],
  ])('%j is refused', (params, message) => {
    expect(readFence(block(params))).toEqual({ kind: 'refused', message });
  });
});

describe('the fences of a deck', () => {
  it('of one name show one demo, whatever their input', () => {
    const first = block({ workflows: 'a.ts' });
    const again = block({ workflows: 'a.ts', keep_running: true });
    const { demos, problems } = fenceDemos([block({}), first, again, block({}, 'other')]);
    expect([...demos.keys()]).toEqual(['order']);
    expect(problems.size).toBe(0);
  });

  it('that contradict each other are told', () => {
    const second = block({ workflows: 'b.ts' });
    const { demos, problems } = fenceDemos([block({ workflows: 'a.ts' }), second]);
    expect(demos.get('order')?.modules?.workflows).toBe(resolve('talks/a.ts'));
    expect([...problems]).toEqual([
      [second, expect.stringMatching(/^another fence says something else of the demo "order"/)],
    ]);
  });
});
