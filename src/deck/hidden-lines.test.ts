import { expect, it } from 'vitest';
import { runnableCode, visibleCode } from './hidden-lines.js';

const go = '/// package main\n/// import "fmt"\nfmt.Println("/// stays")\n///}';

it('hides lines with three slashes on the slide and runs them without the mark', () => {
  expect(visibleCode('go', go)).toBe('fmt.Println("/// stays")');
  expect(runnableCode('go', go)).toBe('package main\nimport "fmt"\nfmt.Println("/// stays")\n}');
});

it('leaves documentation comments alone', () => {
  const rust = '/// Adds.\nfn add() {}';
  expect([visibleCode('Rust', rust), runnableCode('rust', rust)]).toEqual([rust, rust]);
});
