import type { Line } from '../render/line.js';
import { activityRows } from './activity-rows.js';
import { type ActivityStory, activityStories } from './activity-story.js';
import { clip } from './cell.js';
import type { PanelLook } from './look.js';
import type { Panel } from './panel.js';

/** The whole story of each activity, in the order in which they were scheduled. */
export const activities: Panel = {
  size: () => ({ least: 2, fair: 4, worth: 1 }),
  draw: ({ workflow, now }, { width, height }, look) => {
    if (workflow === undefined || height < 1) return [];
    const stories = activityStories(workflow);
    if (stories.length === 0) {
      return [[{ text: clip('no activity was scheduled yet', width, look), style: look.quiet }]];
    }
    return choose(stories, height, (story) => activityRows(story, now, width, look), width, look);
  },
};

/** What fits. Those that are pending matter most, of the others the newest. */
function choose(
  stories: readonly ActivityStory[],
  height: number,
  draw: (story: ActivityStory) => readonly Line[],
  width: number,
  look: PanelLook,
): readonly Line[] {
  const pending = stories.filter(({ end }) => end === undefined);
  const rows = new Map<ActivityStory, readonly Line[]>();
  let left = height;
  for (const story of pending) {
    if (left < 1) break;
    const drawn = draw(story).slice(0, left);
    rows.set(story, drawn);
    left -= drawn.length;
  }
  for (const story of stories.filter(({ end }) => end !== undefined).reverse()) {
    if (left < 1) break;
    const drawn = draw(story);
    if (drawn.length > left) break;
    rows.set(story, drawn);
    left -= drawn.length;
  }
  const lines = stories.flatMap((story) => rows.get(story) ?? []);
  const unseen = pending.filter((story) => !rows.has(story)).length;
  if (unseen === 0 || height < 2) return lines;
  return [...lines.slice(0, -1), [{ text: clip(`and ${unseen} more`, width, look), style: look.quiet }]];
}
