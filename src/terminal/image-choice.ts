/** What `--images` takes. */
export const imageChoices = ['kitty', 'iterm2', 'sixel', 'blocks', 'none'] as const;
export type ImageChoice = (typeof imageChoices)[number];
