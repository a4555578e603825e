import { expect, it } from 'vitest';
import { fullNameIn, userName } from './user-name.js';

const passwd = `root:x:0:0:root:/root:/bin/sh
ada:x:1000:1000:Ada Lovelace,Room 1,,:/home/ada:/bin/zsh
bob:x:1001:1001:& Builder:/home/bob:/bin/sh
adam:x:1002:1002::/home/adam:/bin/sh
`;

it('reads the full name of a login', () => {
  expect(fullNameIn(passwd, 'ada')).toBe('Ada Lovelace');
  expect(fullNameIn(passwd, 'bob')).toBe('Bob Builder');
  expect(fullNameIn(passwd, 'adam')).toBe('');
  expect(fullNameIn(passwd, 'nobody')).toBe('');
});

it('has a name for whoever runs this', () => {
  expect(typeof userName()).toBe('string');
});
