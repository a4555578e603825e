import { describe, expect, it } from 'vitest';
import { builtinNames, builtinTheme } from './builtin.js';

describe('the built-in themes', () => {
  it('are those of glamour', () => {
    expect(builtinNames).toEqual(['ascii', 'dark', 'dracula', 'light', 'notty', 'pink', 'tokyo-night']);
    expect(builtinNames.map((name) => builtinTheme(name)?.name)).toEqual(builtinNames);
    expect(builtinTheme('toString')).toBeUndefined();
  });

  it('are made once', () => {
    expect(builtinTheme('dark')).toBe(builtinTheme('dark'));
  });

  it('ascii draws nothing outside ASCII', () => {
    const theme = builtinTheme('ascii');
    expect(theme.ascii).toBe(true);
    expect(JSON.stringify(theme)).toMatch(/^[\x20-\x7e]*$/);
  });

  it('dark has the status row of slides', () => {
    const rose = { color: '#E8B4BC' };
    expect(builtinTheme('dark').status).toEqual({ author: rose, date: { faint: true }, paging: rose });
    expect(builtinTheme('notty').status).toEqual({ author: {}, date: {}, paging: {} });
  });
});
