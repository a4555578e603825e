import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawDemo } from './draw.js';
import { asking, colourless, idle, textOf } from './testing.js';
import type { DemoView, WorkflowView } from './view.js';

const folder = new URL('../testing/views/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** What the panels of a recorded run showed, two seconds after its last event. */
function recorded(file: string): DemoView {
  const workflow: WorkflowView = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const last = workflow.events.at(-1)?.at ?? workflow.startedAt;
  return { ...idle, demo: { ...idle.demo, name: workflow.workflowType }, workflow, now: last + 2_000 };
}

describe('runs recorded on a real service', () => {
  it('are there', () => {
    expect(names.length).toBeGreaterThan(3);
  });

  it.each(names)('%s', async (file) => {
    const panels = asking('status', ['activities', 'history']);
    const drawn = [30, 60, 120].map((width) =>
      textOf(drawDemo(recorded(file), panels, { width, height: 18 }, colourless)),
    );
    await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot(`golden/recorded-${file.replace('.json', '.txt')}`);
  });
});
