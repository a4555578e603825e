/*
 * Upper and lower case as glamour has them: `ToUpper` is Go's strings.ToUpper, a letter for a letter; `ToTitle`,
 * `ToLower` and `Title` are those of golang.org/x/text/cases for English, in which ß becomes SS or Ss.
 */

/** A letter for a letter: what would become several stays as it is. */
export function simpleUpper(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toUpperCase();
  return Array.from(text, (letter) => {
    const upper = letter.toUpperCase();
    return Array.from(upper).length === 1 ? upper : (iotaCapital(letter) ?? letter);
  }).join('');
}

/** Greek letters with a small iota below have one capital each as well. */
function iotaCapital(letter: string): string | undefined {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCodePoint(code | 8);
  if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCodePoint(code + 9);
  return code === 0x1fbc || code === 0x1fcc || code === 0x1ffc ? letter : undefined;
}

/**
 * The first letter of each word large, the others small. A word goes on over an apostrophe, a dot or a colon between
 * two letters, and ends at a blank, a hyphen and all other signs.
 */
export function titleCase(text: string): string {
  let result = '';
  /** From the first letter of the word we are in. */
  let word = '';
  let afterMid = false;
  const endWord = (): void => {
    result += word === '' ? '' : titled(word);
    word = '';
  };
  // A sigma that no letter follows has a form of its own.
  for (const character of text.replace(/Σ(?!\p{Case_Ignorable}*\p{Cased})/gu, 'ς')) {
    const mid = isMid(character);
    if (afterMid && mid) endWord();
    afterMid = mid;
    const cased = /\p{Cased}/u.test(character);
    if (!cased && !mid && !isPartOfWord(character)) endWord();
    if (word !== '' || cased) word += character;
    else result += character;
  }
  endWord();
  return result;
}

function titled(word: string): string {
  const [first = '', ...rest] = word;
  return titleLetter(first) + rest.map((letter) => letter.toLowerCase()).join('');
}

function titleLetter(letter: string): string {
  const iota = iotaCapital(letter);
  if (iota !== undefined) return iota;
  // Letters that are drawn as two have a third form, and Georgian has capitals, but not at the beginning of a word.
  const digraph = ['ǄǅǆǇǈǉǊǋǌ', 'ǱǲǳǱǲǳǱǲǳ'].find((three) => three.includes(letter));
  if (digraph) return digraph.charAt(3 * Math.floor(digraph.indexOf(letter) / 3) + 1);
  if (/[\u10d0-\u10ff]/.test(letter)) return letter;
  const [upper = '', ...more] = letter.toUpperCase();
  if (letter === 'ŉ') return upper + more.join('');
  return upper + more.join('').replaceAll('Ι', '\u0345').toLowerCase();
}

function isMid(character: string): boolean {
  return /['.:\u00b7\u00b7\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a]/.test(character);
}

function isPartOfWord(character: string): boolean {
  return (
    /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Cf}]/u.test(character) &&
    !/[\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)
  );
}
