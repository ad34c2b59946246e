import { mkdir, readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../test/temporary-folder.js';
import { createImageTools } from './create-image-tools.js';
import { readImage } from './read-image.js';

const at = temporaryFolder();
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const { size } = createImageTools(silent);

const width = 16;
const height = 8;
/** The left half red, the right half white. */
const halves = Buffer.from(
  Array.from({ length: width * height }, (_, i) =>
    i % width < width / 2 ? [200, 20, 30] : [255, 255, 255],
  ).flat(),
);
const flag = () => sharp(halves, { raw: { width, height, channels: 3 } });

/** Colour of a pixel of what was read, 0 to 255. */
async function colourAt(path: string, x: number, y: number, w = width, h = height): Promise<number[]> {
  const { rgb } = await readImage(path, { width: w, height: h, fit: 'stretch' });
  return [0, 1, 2].map((plane) => Math.round((((rgb[(plane * h + y) * w + x] ?? 0) + 1) / 2) * 255));
}

function near(colour: readonly number[], tolerance: number) {
  return colour.map((value) => expect.closeTo(value, -Math.log10(2 * tolerance)));
}

describe('readImage', () => {
  it.each(['png', 'webp', 'tiff', 'gif', 'jpeg', 'avif'] as const)('reads %s', async (format) => {
    const path = at(`flag.${format}`);
    await flag()
      .toFormat(format, format === 'gif' ? {} : { quality: 100 })
      .toFile(path);
    expect(await colourAt(path, 2, 4)).toEqual(near([200, 20, 30], 12));
    expect(await size(path)).toEqual({ width, height, format });
  });

  it('scales 16 bits per colour', async () => {
    const path = at('deep.png');
    const deep = Uint16Array.from(halves, (value) => value * 257);
    await sharp(deep, { raw: { width, height, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toFile(path);
    expect((await sharp(path).metadata()).depth).toBe('ushort');
    expect(await colourAt(path, 2, 4)).toEqual([200, 20, 30]);
  });

  it('makes three colours of grey, of 16 bits too', async () => {
    const path = at('grey.png');
    const grey = new Uint16Array(width * height).fill(128 * 257);
    await sharp(grey, { raw: { width, height, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toFile(path);
    expect(await sharp(path).metadata()).toMatchObject({ depth: 'ushort', channels: 1 });
    expect(await colourAt(path, 2, 4)).toEqual([128, 128, 128]);
  });

  it('turns CMYK into sRGB', async () => {
    const path = at('print.jpg');
    await flag().toColourspace('cmyk').jpeg({ quality: 100 }).toFile(path);
    expect((await sharp(path).metadata()).space).toBe('cmyk');
    const [red = 0, green = 0, blue = 0] = await colourAt(path, 2, 4);
    expect(red).toBeGreaterThan(2 * Math.max(green, blue));
    expect(await colourAt(path, 13, 4)).toEqual(near([255, 255, 255], 4));
  });

  it('turns the picture upright as its EXIF asks', async () => {
    const path = at('turned.jpg');
    const upsideDown = 3;
    const quarter = 6;
    await flag().withMetadata({ orientation: upsideDown }).jpeg({ quality: 100 }).toFile(path);
    expect(await colourAt(path, 13, 4)).toEqual(near([200, 20, 30], 12));
    await flag().withMetadata({ orientation: quarter }).jpeg({ quality: 100 }).toFile(path);
    expect(await size(path)).toEqual({ width: height, height: width, format: 'jpeg' });
    expect(await colourAt(path, 4, 2, height, width)).toEqual(near([200, 20, 30], 12));
    expect(await colourAt(path, 4, 13, height, width)).toEqual(near([255, 255, 255], 12));
  });

  it('puts transparent places on white, half transparent ones half', async () => {
    const path = at('clear.png');
    const rgba = (alpha: number) => Array.from({ length: width * height }, () => [0, 0, 0, alpha]).flat();
    for (const [alpha, grey] of [
      [0, 255],
      [255, 0],
      [128, 127],
    ] as const) {
      await sharp(Buffer.from(rgba(alpha)), { raw: { width, height, channels: 4 } })
        .png()
        .toFile(path);
      expect(await colourAt(path, 2, 4)).toEqual(near([grey, grey, grey], 1));
    }
  });

  it('tells size and format of the source beside the pixels', async () => {
    const path = at('told.png');
    await flag().png().toFile(path);
    const { rgb, source } = await readImage(path, { width: 3, height: 5, fit: 'cover' });
    expect([rgb.length, source]).toEqual([3 * 5 * 3, { width, height, format: 'png' }]);
  });
});

describe('what cannot be read', () => {
  const read = (path: string) => readImage(path, { width, height, fit: 'stretch' });

  it('is told when it is missing, a folder, or empty', async () => {
    await mkdir(at('folder'));
    await writeFile(at('empty.png'), '');
    await expect(read(at('absent.png'))).rejects.toMatchObject({
      code: 'image_missing',
      facts: { path: at('absent.png') },
    });
    await expect(read(at('folder'))).rejects.toMatchObject({ code: 'image_missing' });
    await expect(read(at('empty.png'))).rejects.toMatchObject({
      code: 'image_unreadable',
      facts: { bytes: 0 },
    });
  });

  it.each([
    ['text.png', 'not an image at all\n', 'text'],
    ['drawing.png', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
    ['paper.jpg', '%PDF-1.7', 'pdf'],
    ['phone.jpg', '\0\0\0\x18ftypheic', 'heic'],
    ['noise.png', '\x01\x02\x03\x04', 'unknown'],
  ])('is told by what it is: %s', async (name, content, format) => {
    await writeFile(at(name), content, 'latin1');
    await expect(read(at(name))).rejects.toMatchObject({
      code: 'image_unsupported',
      message: expect.stringContaining('jpeg, png, webp, avif, tiff, gif'),
      facts: { path: at(name), format },
    });
  });

  it.each(['png', 'jpeg', 'webp', 'tiff', 'gif'] as const)('is a truncated %s', async (format) => {
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .toFormat(format)
      .toBuffer();
    const path = at(`half.${format}`);
    await writeFile(path, whole.subarray(0, whole.length / 2));
    await expect(read(path)).rejects.toMatchObject({ code: 'image_unreadable', facts: { path, format } });
  });

  it('is an image whose header claims more pixels than are decoded', async () => {
    const path = at('bomb.png');
    await flag().png().toFile(path);
    const bytes = await readFile(path);
    const widthAt = 16;
    bytes.writeUInt32BE(60_000, widthAt);
    bytes.writeUInt32BE(60_000, widthAt + 4);
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    await writeFile(path, bytes);
    for (const attempt of [read, size])
      await expect(attempt(path)).rejects.toMatchObject({
        code: 'image_unsupported',
        message: expect.stringContaining('60000×60000 pixels'),
      });
  });

  it('has colours in floating-point numbers, whose white nobody knows', async () => {
    const path = at('light.tiff');
    await flag()
      .pipelineColourspace('scrgb')
      .toColourspace('scrgb')
      .tiff({ compression: 'none' })
      .toFile(path);
    for (const attempt of [read, size])
      await expect(attempt(path)).rejects.toMatchObject({
        code: 'image_unsupported',
        message: expect.stringContaining('float numbers'),
        hint: 'Save it as PNG or JPEG.',
      });
  });

  it('says every complaint of the decoder once, on one line', async () => {
    const path = at('head.jpg');
    await writeFile(path, (await flag().jpeg().toBuffer()).subarray(0, 20));
    const { message } = await read(path).then(
      () => ({ message: 'was read' }),
      (error: Error) => error,
    );
    expect(message).toContain('cannot be decoded');
    expect(message).not.toContain('\n');
    expect(message.match(/contains no image/g)).toHaveLength(1);
  });

  it('is refused a size that is none', async () => {
    await expect(readImage(at('x.png'), { width: 0, height, fit: 'stretch' })).rejects.toMatchObject({
      code: 'request_invalid',
    });
  });

  it('is left when the signal is aborted', async () => {
    const path = at('aborted.png');
    await flag().png().toFile(path);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(readImage(path, { width, height, fit: 'stretch', signal })).rejects.toThrow('enough');
  });
});

/** CRC of a PNG chunk. https://www.w3.org/TR/png/#D-CRCAppendix */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
