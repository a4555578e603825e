import { describe, expect, it } from 'vitest';
import { slideCommand, slideCommandNames } from './slide-command.js';

describe('slideCommand', () => {
  it.each([
    [' pause ', { kind: 'pause' }],
    ['incremental_lists: true', { kind: 'incremental-lists', on: true }],
    ['incremental_lists: false', { kind: 'incremental-lists', on: false }],
    ['list_item_newlines: 2', { kind: 'list-item-newlines', count: 2 }],
    ['column_layout: [2, 1]', { kind: 'column-layout', shares: [2, 1] }],
    ['column_layout: [1,1.5,3]', { kind: 'column-layout', shares: [1, 1.5, 3] }],
    ['column: 0', { kind: 'column', index: 0 }],
    ['reset_layout', { kind: 'reset-layout' }],
    ['jump_to_middle', { kind: 'middle' }],
    ['new_line', { kind: 'gap', rows: 1 }],
    ['newlines: 3', { kind: 'gap', rows: 3 }],
    ['alignment: center', { kind: 'alignment', alignment: 'center' }],
    ['vertical_alignment: bottom', { kind: 'vertical-alignment', alignment: 'bottom' }],
    ['max_columns: 60', { kind: 'max-columns', columns: 60 }],
    ['footer: "a: b"', { kind: 'footer', text: 'a: b' }],
    ['no_footer', { kind: 'no-footer' }],
    ['speaker_note: say it', { kind: 'note', text: 'say it' }],
    ['font_size: 2', { kind: 'none' }],
    ['end_slide', { kind: 'none' }],
  ])('reads %j', (comment, command) => {
    expect(slideCommand(comment)).toEqual(command);
  });

  it.each([
    '',
    ' ',
    'a remark',
    '// pause',
    'TODO: more',
    'prettier-ignore',
    'pause\nhere',
    'word',
    'Pause',
    'note: x',
  ])('leaves %j a comment', (comment) => {
    expect(slideCommand(comment)).toBeUndefined();
  });

  it.each([
    ['pasue', 'there is no command `pasue`: did you mean `pause`?'],
    ['colum: 1', 'there is no command `colum`: did you mean `column`?'],
    ['incremental_list: true', 'there is no command `incremental_list`: did you mean `incremental_lists`?'],
  ])('names the command that %j was meant to be', (comment, message) => {
    expect(slideCommand(comment)).toEqual({ kind: 'problem', level: 'warning', message });
  });

  it.each([
    ['column: one', '`column` takes the number of a column, from 0, not one'],
    ['column', '`column` takes the number of a column, from 0'],
    ['column_layout: []', "`column_layout` takes the columns' shares, 1 to 8 of them, as in [2, 1], not []"],
    ['column_layout: [1, 0]', "`column_layout` takes the columns' shares, 1 to 8 of them, as in [2, 1], not [1, 0]"],
    ['column_layout: [1,,2]', "`column_layout` takes the columns' shares, 1 to 8 of them, as in [2, 1], not [1,,2]"],
    ['new_lines: 1000', '`new_lines` takes a number of rows from 0 to 100, not 1000'],
    ['alignment: middle', '`alignment` takes left, center or right, not middle'],
    ['incremental_lists: yes', '`incremental_lists` takes true or false, not yes'],
  ])('tells what is wrong with %j', (comment, message) => {
    expect(slideCommand(comment)).toEqual({ kind: 'problem', level: 'error', message });
  });

  it('knows no command that is a property of every object', () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) expect(slideCommand(name)).toBeUndefined();
    expect(slideCommandNames).toContain('speaker_note');
  });
});
