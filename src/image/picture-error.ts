/** Why a file is no picture that can be shown: one clause for people, without the file's name. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}

export const broken = (why: string): PictureError => new PictureError(`the file is broken: ${why}`);
