const orientationTag = 0x0112;

/** The orientation in an APP1 segment (EXIF 2.3: a TIFF directory after `Exif\0\0`); undefined: none is said. */
export function exifOrientation(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(6);
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const word = (at: number): number => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  try {
    const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    const entries = word(directory);
    for (let index = 0; index < entries; index += 1) {
      const entry = directory + 2 + index * 12;
      if (word(entry) !== orientationTag) continue;
      const value = word(entry + 8);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  } catch {
    // It points outside of its segment: as if it said nothing.
  }
  return undefined;
}

/** Whether width and height change places. */
export function liesOnItsSide(orientation: number): boolean {
  return orientation >= 5;
}
