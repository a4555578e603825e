import type { BuiltinName } from './builtin.js';

/**
 * Where a built-in theme has something else than glamour's of the same name: a colour that is not legible enough, or
 * (the arrow before a definition) a character that most fonts of terminals lack.
 */
export interface BuiltinChange {
  readonly theme: BuiltinName;
  /** The property's path in glamour's JSON. */
  readonly property: string;
  readonly glamour: string | number;
  readonly ours: string | number;
}

const code = 'code_block.chroma';

export const builtinChanges: readonly BuiltinChange[] = [
  { theme: 'dark', property: 'h1.background_color', glamour: 63, ours: 62 },
  { theme: 'dark', property: 'hr.color', glamour: 240, ours: 245 },
  { theme: 'dark', property: 'link.color', glamour: 30, ours: '#209493' },
  { theme: 'dark', property: 'image_text.color', glamour: 243, ours: 245 },
  { theme: 'dark', property: 'code.background_color', glamour: 236, ours: 235 },
  { theme: 'dark', property: 'code_block.color', glamour: 244, ours: 245 },
  { theme: 'dark', property: `${code}.error.background_color`, glamour: '#f05b5b', ours: '#ca373c' },
  { theme: 'dark', property: `${code}.comment.color`, glamour: '#676767', ours: '#8c8c8c' },
  { theme: 'dark', property: `${code}.keyword_type.color`, glamour: '#6e6ed8', ours: '#7f81ec' },
  { theme: 'dark', property: `${code}.name_attribute.color`, glamour: '#7a7ae6', ours: '#8081ed' },
  { theme: 'dark', property: `${code}.generic_subheading.color`, glamour: '#777777', ours: '#8c8c8c' },
  { theme: 'dark', property: `${code}.background.background_color`, glamour: '#373737', ours: '#262626' },
  { theme: 'dracula', property: 'hr.color', glamour: '#6272a4', ours: '#7f90c4' },
  { theme: 'dracula', property: `${code}.error.background_color`, glamour: '#ff5555', ours: '#d82c35' },
  { theme: 'dracula', property: `${code}.comment.color`, glamour: '#6272a4', ours: '#7f90c4' },
  { theme: 'light', property: 'h1.background_color', glamour: 63, ours: 62 },
  { theme: 'light', property: 'hr.color', glamour: 249, ours: 242 },
  { theme: 'light', property: 'link.color', glamour: 36, ours: '#177f66' },
  { theme: 'light', property: 'link_text.color', glamour: 29, ours: '#197f5b' },
  { theme: 'light', property: 'image.color', glamour: 205, ours: '#d4197d' },
  { theme: 'light', property: 'image_text.color', glamour: 243, ours: 242 },
  { theme: 'light', property: 'code.color', glamour: 203, ours: '#ca152b' },
  { theme: 'light', property: `${code}.error.background_color`, glamour: '#ff5555', ours: '#d42631' },
  { theme: 'light', property: `${code}.comment.color`, glamour: '#8d8d8d', ours: '#6c6c6c' },
  { theme: 'light', property: `${code}.comment_preproc.color`, glamour: '#ff875f', ours: '#b24c2f' },
  { theme: 'light', property: `${code}.keyword.color`, glamour: '#279efc', ours: '#036fb9' },
  { theme: 'light', property: `${code}.keyword_reserved.color`, glamour: '#ff5fd2', ours: '#c80d9f' },
  { theme: 'light', property: `${code}.keyword_namespace.color`, glamour: '#fb406f', ours: '#d60752' },
  { theme: 'light', property: `${code}.operator.color`, glamour: '#ff2626', ours: '#d80613' },
  { theme: 'light', property: `${code}.punctuation.color`, glamour: '#fa7878', ours: '#b14a4b' },
  { theme: 'light', property: `${code}.name_attribute.color`, glamour: '#8362cb', ours: '#7a58c0' },
  { theme: 'light', property: `${code}.name_decorator.color`, glamour: '#a3a322', ours: '#717000' },
  { theme: 'light', property: `${code}.name_function.color`, glamour: '#019f57', ours: '#057d3d' },
  { theme: 'light', property: `${code}.literal_number.color`, glamour: '#22ccae', ours: '#047a67' },
  { theme: 'light', property: `${code}.literal_string_escape.color`, glamour: '#00aeae', ours: '#067979' },
  { theme: 'light', property: `${code}.generic_deleted.color`, glamour: '#fd5b5b', ours: '#d51936' },
  { theme: 'light', property: `${code}.generic_inserted.color`, glamour: '#00d787', ours: '#007d45' },
  { theme: 'light', property: `${code}.generic_subheading.color`, glamour: '#777777', ours: '#6c6c6c' },
  { theme: 'light', property: `${code}.background.background_color`, glamour: '#373737', ours: '#eeeeee' },
  { theme: 'pink', property: 'link.color', glamour: 99, ours: '#8d6bff' },
  { theme: 'tokyo-night', property: 'hr.color', glamour: '#565f89', ours: '#7983af' },
  { theme: 'tokyo-night', property: `${code}.error.color`, glamour: '#a9b1d6', ours: '#1a1b26' },
  { theme: 'tokyo-night', property: `${code}.comment.color`, glamour: '#565f89', ours: '#7983af' },
  ...(['dark', 'dracula', 'light', 'pink', 'tokyo-night'] as const).map((theme) => ({
    theme,
    property: 'definition_description.block_prefix',
    glamour: '\n🠶 ',
    ours: '\n→ ',
  })),
];
