/** Where in a list of rows one looks. */
export type Place =
  /** So many rows above the end. */
  { readonly kind: 'end'; readonly above: number } | { readonly kind: 'item'; readonly index: number };

/** What is seen of a list whose items take one row or more. */
export interface Window {
  /** Items from `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** Rows of the first item that are not seen. */
  readonly cut: number;
}

/** A window of `height` rows; it is full wherever there are enough. Looks at no more items than it has to. */
export function windowOf(count: number, rowsOf: (index: number) => number, height: number, place: Place): Window {
  if (place.kind === 'item') {
    let to = place.index;
    let rows = 0;
    while (to < count && rows < height) rows += rowsOf(to++);
    if (rows >= height) return { from: place.index, to, cut: 0 };
  }
  const above = place.kind === 'end' ? place.above : 0;
  let from = count;
  let rows = 0;
  while (from > 0 && rows < height + above) rows += rowsOf(--from);
  let cut = Math.max(0, rows - height - above);
  while (from < count && cut >= rowsOf(from)) cut -= rowsOf(from++);
  let to = from;
  let shown = -cut;
  while (to < count && shown < height) shown += rowsOf(to++);
  return { from, to, cut };
}
