import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { bmpOf } from '../test/bmp-of.js';
import { temporaryFolder } from '../test/temporary-folder.js';
import { decodeImage, describeImage } from './decode-image.js';
import { loadImage } from './load-image.js';

const at = temporaryFolder();
const [width, height] = [48, 32];
/** Red, green, blue, white: the quarters of the picture from left to right, from the top down. */
const quarters = [
  [220, 20, 30],
  [20, 200, 40],
  [30, 40, 210],
  [250, 250, 250],
] as const;
const names = ['red', 'green', 'blue', 'white'];
const quarterAt = (i: number) =>
  quarters[(i % width < width / 2 ? 0 : 1) + (Math.floor(i / width) < height / 2 ? 0 : 2)] ?? quarters[0];
const rgb = Buffer.from(Array.from({ length: width * height }, (_, i) => [...quarterAt(i)]).flat());
const flag = () => sharp(rgb, { raw: { width, height, channels: 3 } });
/** The same, the blue quarter clear: it comes out white. */
const rgba = Buffer.from(
  Array.from({ length: width * height }, (_, i) => [
    ...quarterAt(i),
    quarterAt(i) === quarters[2] ? 0 : 255,
  ]).flat(),
);
const clear = () => sharp(rgba, { raw: { width, height, channels: 4 } });
const deep = (bytes: Buffer, channels: 3 | 4) =>
  sharp(
    Uint16Array.from(bytes, (value) => value * 257),
    { raw: { width, height, channels } },
  ).toColourspace('rgb16');

type Made = Buffer | Promise<Buffer>;

async function decode(name: string, bytes: Made) {
  const path = at(name);
  await writeFile(path, await bytes);
  const image = await loadImage(path);
  return { about: await describeImage(image), picture: await decodeImage(image) };
}

/** Names of the colours in the middle of the quarters of a decoded picture. */
async function cornersOf(name: string, bytes: Made): Promise<string[]> {
  const { about, picture } = await decode(name, bytes);
  expect([picture.width, picture.height]).toEqual([about.width, about.height]);
  return [0, 1, 2, 3].map((corner) => {
    const x = Math.floor((corner % 2 ? 0.75 : 0.25) * picture.width);
    const y = Math.floor((corner < 2 ? 0.25 : 0.75) * picture.height);
    const pixel = picture.rgb.subarray((y * picture.width + x) * 3, (y * picture.width + x) * 3 + 3);
    const away = (colour: readonly number[]) =>
      colour.reduce((most, value, i) => Math.max(most, Math.abs(value - (pixel[i] ?? 0))), 0);
    const nearest = quarters.findIndex((colour) => away(colour) < 25);
    return names[nearest] ?? [...pixel].join();
  });
}

describe('orientation by EXIF', () => {
  it.each([
    [1, 'red green blue white'],
    [2, 'green red white blue'],
    [3, 'white blue green red'],
    [4, 'blue white red green'],
    [5, 'red blue green white'],
    [6, 'blue red white green'],
    [7, 'white green blue red'],
    [8, 'green white red blue'],
  ])('%i shows %s', async (orientation, shown) => {
    const bytes = flag().withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
    expect((await cornersOf(`turned-${orientation}.jpg`, bytes)).join(' ')).toBe(shown);
  });
});

const opaque = 'red green blue white';
const onWhite = 'red green white white';
it.each<[string, string, () => Made]>([
  ['16 bits with alpha.png', onWhite, () => deep(rgba, 4).png().toBuffer()],
  ['plain.tiff', opaque, () => flag().tiff({ compression: 'none' }).toBuffer()],
  ['lzw.tiff', opaque, () => flag().tiff({ compression: 'lzw' }).toBuffer()],
  ['deflate.tiff', opaque, () => flag().tiff({ compression: 'deflate' }).toBuffer()],
  ['16 bits.tiff', opaque, () => deep(rgb, 3).tiff({ compression: 'none' }).toBuffer()],
  ['16 bits lzw.tiff', opaque, () => deep(rgb, 3).tiff({ compression: 'lzw' }).toBuffer()],
  ['alpha.tiff', onWhite, () => clear().tiff({ compression: 'deflate' }).toBuffer()],
  ['16 bits with alpha.tiff', onWhite, () => deep(rgba, 4).tiff({ compression: 'lzw' }).toBuffer()],
  ['plain.avif', opaque, () => flag().avif({ quality: 90 }).toBuffer()],
  ['alpha.avif', onWhite, () => clear().avif({ quality: 90 }).toBuffer()],
  ['alpha.webp', onWhite, () => clear().webp({ quality: 95 }).toBuffer()],
  ['24 bits.bmp', opaque, () => bmpOf(rgb, width)],
  ['24 bits from the top.bmp', opaque, () => bmpOf(rgb, width, { topDown: true })],
  ['32 bits.bmp', opaque, () => bmpOf(rgb, width, { bits: 32 })],
  ['alpha.bmp', onWhite, () => bmpOf(rgb, width, { bits: 32, clear: quarters[2] })],
])('%s is decoded: %s', async (name, shown, made) => {
  expect((await cornersOf(name, made())).join(' ')).toBe(shown);
});

it.each(['gif', 'webp'] as const)('of an animated %s the first frame is taken', async (format) => {
  const grey = Buffer.alloc(rgb.length, 128);
  const raw = { width, height: height * 2, channels: 3, pageHeight: height } as const;
  const bytes = await sharp(Buffer.concat([rgb, grey]), { raw })
    .toFormat(format)
    .toBuffer();
  expect((await sharp(bytes).metadata()).pages).toBe(2);
  expect((await cornersOf(`moving.${format}`, bytes)).join(' ')).toBe(opaque);
});

it('CMYK becomes sRGB, by and large', async () => {
  const { picture } = await decode(
    'print.jpg',
    flag().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
  );
  const [red = 0, green = 0, blue = 0] = picture.rgb.subarray(0, 3);
  expect(red).toBeGreaterThan(2 * Math.max(green, blue));
});

it.each(['mif1', 'msf1'])('an AVIF that calls itself %s first is one', async (brand) => {
  const bytes = await flag().avif({ quality: 90 }).toBuffer();
  bytes.write(brand, 8, 'latin1');
  expect((await cornersOf(`${brand}.avif`, bytes)).join(' ')).toBe(opaque);
  const compatible = 16;
  bytes.write('heic', bytes.indexOf('avif', compatible), 'latin1');
  await expect(decode(`${brand}.heic`, bytes)).rejects.toMatchObject({
    code: 'image_unsupported',
    facts: { format: 'heic' },
  });
});

describe('of half a file it is told that it cannot be decoded', () => {
  const side = 200;
  const noise = () =>
    sharp({
      create: {
        width: side,
        height: side,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
  it.each<[string, () => Made]>([
    ['jpeg', () => noise().jpeg().toBuffer()],
    ['png', () => noise().png().toBuffer()],
    ['webp', () => noise().webp().toBuffer()],
    ['avif', () => noise().avif().toBuffer()],
    ['gif', () => noise().gif().toBuffer()],
    ['tiff', () => noise().tiff({ compression: 'none' }).toBuffer()],
    ['tiff', () => noise().tiff({ compression: 'lzw' }).toBuffer()],
    ['tiff', () => noise().tiff({ compression: 'deflate' }).toBuffer()],
    ['bmp', async () => bmpOf(await noise().raw().toBuffer(), side)],
  ])('%s', async (format, made) => {
    const whole = await made();
    for (const share of [0.5, 0.97]) {
      const name = `part.${format}`;
      await expect(decode(name, whole.subarray(0, whole.length * share))).rejects.toMatchObject({
        code: 'image_unreadable',
        message: expect.stringContaining('cannot be decoded'),
        facts: { path: at(name), format },
      });
    }
    await expect(decode(`whole.${format}`, whole)).resolves.toBeDefined();
  });
});

it.each<[string, number, number, string]>([
  ['8 bits per pixel', 28, 8, 'of 8 bits per pixel'],
  ['run lengths', 30, 1, 'compressed (method 1)'],
  ['an old header', 14, 12, 'of an old type'],
])('a BMP of %s is refused with what is read', async (_, field, value, found) => {
  const bytes = await bmpOf(rgb, width);
  bytes.writeUInt16LE(value, field);
  await expect(decode('odd.bmp', bytes)).rejects.toMatchObject({
    code: 'image_unsupported',
    message: expect.stringMatching(/read are uncompressed ones of 24 or 32 bits per pixel/),
    hint: 'Save it as PNG or JPEG.',
    facts: { given: expect.stringContaining(found) },
  });
});

it('a text that begins with BM is a text', async () => {
  await writeFile(at('cars.txt'), 'BMW and others');
  await expect(loadImage(at('cars.txt'))).rejects.toMatchObject({ facts: { format: 'text' } });
});
