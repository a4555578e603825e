/** HTML with its comments taken out. */
export interface Uncommented {
  /** What is left, as written. */
  readonly text: string;
  /** What stood in each comment. */
  readonly comments: readonly string[];
}

/** Takes the comments out of HTML; one that nothing closes goes to the end, as in a browser. */
export function uncomment(html: string): Uncommented {
  const comments: string[] = [];
  let text = '';
  let at = 0;
  for (;;) {
    const open = html.indexOf('<!--', at);
    if (open === -1) return { text: text + html.slice(at), comments };
    text += html.slice(at, open);
    // `<!-->` and `<!--->` are comments too.
    const close = html.indexOf('-->', open + 2);
    comments.push(html.slice(open + 4, close === -1 ? undefined : Math.max(open + 4, close)));
    if (close === -1) return { text, comments };
    at = close + 3;
  }
}

/**
 * The speaker note in a comment, if it is one: `speaker_note: text`, on one line or several, or presenterm's
 * `speaker_note: |` with the text below it.
 */
export function speakerNote(comment: string): string | undefined {
  const key = /^\s*speaker_note:[ \t]*(?:[|>][-+]?[ \t]*(?=\n))?/.exec(comment)?.[0];
  if (key === undefined) return undefined;
  const [first = '', ...others] = comment.slice(key.length).split('\n');
  const indent = Math.min(...others.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return [first, ...others.map((line) => line.slice(indent))].join('\n').trim();
}
