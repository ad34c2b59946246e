import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type SampleImage, sampleImage } from './sample-image.js';

it.each<SampleImage>(['red-circle', 'blue-star', 'green-triangle', 'yellow-square'])(
  '%s is a PNG of 64×64',
  (name) => {
    const png = readFileSync(sampleImage(name));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([64, 64]);
  },
);
