interface BmpForm {
  readonly bits?: 24 | 32;
  readonly topDown?: boolean;
  /** A colour that is transparent: gives the file an alpha mask (BITMAPV4HEADER), needs 32 bits. */
  readonly clear?: readonly number[];
}

/** A BMP file of pixels, three bytes each, red first. */
export function bmpOf(
  rgb: Uint8Array,
  width: number,
  { bits = 24, topDown = false, clear }: BmpForm = {},
): Buffer {
  const height = rgb.length / 3 / width;
  const [header, bytes] = [clear ? 108 : 40, bits / 8];
  const stride = Math.ceil((width * bytes) / 4) * 4;
  const file = Buffer.alloc(14 + header + stride * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(14 + header, 10);
  file.writeUInt32LE(header, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(topDown ? -height : height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(bits, 28);
  if (clear) {
    file.writeUInt32LE(3, 30);
    [0xff0000, 0xff00, 0xff, 0xff000000].forEach((mask, at) => {
      file.writeUInt32LE(mask, 54 + 4 * at);
    });
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const pixel = rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3);
      const to = 14 + header + (topDown ? y : height - 1 - y) * stride + x * bytes;
      file.set([...pixel].reverse(), to);
      if (clear) file[to + 3] = clear.every((value, at) => value === pixel[at]) ? 0 : 255;
    }
  return file;
}
