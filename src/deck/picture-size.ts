import type { PictureSize } from './types.js';

/** What an image's text in brackets says: presenterm's `image:width:50%` (also `image:w:`), and the rest, its description. */
export function pictureText(text: string): { readonly alt: string; readonly size: PictureSize } {
  let size: PictureSize = { kind: 'natural' };
  const alt = text.replace(
    /(?:^|[\s,])image:(?:width|w):(\d{1,4})(?:(%)|x(\d{1,4}))?(?=$|[\s,])/g,
    (_, width, percent, rows) => {
      const number = Math.max(1, Number(width));
      if (percent !== undefined) size = { kind: 'share', width: Math.min(1, number / 100) };
      else
        size = { kind: 'cells', columns: number, ...(rows === undefined ? {} : { rows: Math.max(1, Number(rows)) }) };
      return '';
    },
  );
  return { alt: alt.trim(), size };
}

/** Whether an image's address is a file beside the deck: nothing is ever fetched for a slide. */
export function isLocal(url: string): boolean {
  return url !== '' && !/^[a-z][a-z0-9+.-]+:/i.test(url) && !url.startsWith('//') && !url.startsWith('#');
}
