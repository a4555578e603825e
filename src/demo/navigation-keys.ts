/**
 * The keys that move through a talk or belong to the program itself: no demo's action may take one.
 * Named keys stand beside the characters; whatever is pressed with Ctrl is taken as well (an action's key is one
 * character, so it can't name such a key).
 */
export const navigationKeys: readonly string[] = [
  ...['space', 'j', 'l', 'enter', 'n', 'down', 'right', 'pgdown'],
  ...['h', 'k', 'p', 'N', 'up', 'left', 'pgup', 'backspace'],
  ...['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'g', 'G', 'home', 'end'],
  ...['J', 'K', '/', '?', 'o', 'q', 'y', 'esc', 'tab', 'd', 'u'],
  ...['m', 'v', '+', '-', '<', '>', '=', '!', 'R'],
];
