import { expect, it } from 'vitest';
import { decodeEntities } from './entities.js';

it.each([
  ['a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&apos;', 'a & b <c> "d" \'e\''],
  ['&nbsp;', '\u00a0'],
  ['&#x1F33F; &#127807; &mdash;', '🌿 🌿 —'],
  ['&amp;lt;', '&lt;'],
  ['&euro; &uuml; &Eacute; &frac12; &sup2; &yuml; &deg;', '€ ü É ½ ² ÿ °'],
  ['AT&T &unknown; &; &# &#; &toString;', 'AT&T &unknown; &; &# &#; &toString;'],
])('decodes %j', (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded);
});

it('gives no control characters, surrogates or what is beyond Unicode', () => {
  expect(decodeEntities('&#27;[2J&#x9b;&#0;&#xD800;&#x110000;')).toBe('\ufffd[2J\ufffd\ufffd\ufffd\ufffd');
});
