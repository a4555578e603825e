/** A word as a POSIX shell takes it for one and leaves it as it is. */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  // What has an apostrophe reads better in the other quotes, where nothing in it means something there.
  if (word.includes("'") && !/["$`\\!]/.test(word)) return `"${word}"`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
