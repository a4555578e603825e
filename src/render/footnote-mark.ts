const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number of a footnote as it stands in the text and before the note. */
export function footnoteMark(number: number, ascii: boolean): string {
  if (ascii) return `[${number}]`;
  return Array.from(String(number), (digit) => raised[Number(digit)] ?? digit).join('');
}
