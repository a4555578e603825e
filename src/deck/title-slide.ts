import type { GivenSettings } from './settings.js';

/**
 * The slide that a front matter asks for by its `title`, `sub_title`, `event` or `location` (presenterm's), as
 * markdown: it is searched, dumped and drawn as any other. Undefined: it asks for none.
 */
export function titleSlide(
  { title, sub_title, event, location, author }: GivenSettings,
  commandPrefix = '',
): string | undefined {
  const occasion = [event, location].filter(isSaid).map(oneLine).join(' · ');
  if (!isSaid(title) && !isSaid(sub_title) && occasion === '') return undefined;
  const rows = [
    `<!-- ${commandPrefix}vertical_alignment: center -->\n<!-- ${commandPrefix}alignment: center -->`,
    ...(isSaid(title) ? [`# ${oneLine(title)}`] : []),
    ...(isSaid(sub_title) ? [oneLine(sub_title)] : []),
    ...(occasion === '' ? [] : [occasion]),
    ...(isSaid(author) ? [oneLine(author)] : []),
  ];
  return rows.join('\n\n');
}

function isSaid(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
