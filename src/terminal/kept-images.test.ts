import { describe, expect, it } from 'vitest';
import { KeptImages } from './kept-images.js';
import type { Placement } from './placement.js';

function placement(id: number, version = 1, megabytes = 0): Placement {
  const send = `<${id}.${version}>${'x'.repeat(megabytes * 1024 * 1024)}`;
  const image = { id, key: `${id} ${version}`, send, free: `[${id}]` };
  return { key: image.key, row: 0, column: 0, columns: 1, rows: 1, image, draw: '', movesCursor: false };
}

describe('images that the terminal keeps', () => {
  it('are sent once, and again when another took their number', () => {
    const images = new KeptImages();
    expect(images.send([placement(1), placement(2)])).toBe('<1.1><2.1>');
    expect(images.send([placement(2)])).toBe('');
    expect(images.send([placement(1, 2)])).toBe('<1.2>');
    expect(images.send([placement(1)])).toBe('<1.1>');
  });

  it('are sent again when they may be lost', () => {
    const images = new KeptImages();
    images.send([placement(1), placement(2)]);
    images.doubt();
    expect(images.send([placement(1)])).toBe('<1.1>');
    expect(
      images
        .free()
        .match(/\[\d\]/g)
        ?.sort(),
    ).toEqual(['[1]', '[2]']);
    expect(images.free()).toBe('');
  });

  it('go when there are too many bytes of them, the longest unused first, never one that is wanted', () => {
    const images = new KeptImages();
    for (const id of [1, 2, 3]) images.send([placement(id, 1, 15)]);
    images.send([placement(1, 1, 15)]);
    expect(images.send([placement(4, 1, 15)]).slice(-3)).toBe('[2]');
    expect(images.send([placement(5, 1, 30), placement(6, 1, 30)]).match(/\[\d\]/g)).toEqual(['[3]', '[1]', '[4]']);
  });
});
