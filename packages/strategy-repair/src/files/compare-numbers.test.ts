import { join } from 'node:path';
import { expect, it } from 'vitest';
import { put, safetensors, workshop } from '../../test/repair-kit.js';
import { compareNumbers } from './compare-numbers.js';

const counts = { encoder: 300, decoder: 500 };
const encoderBytes = counts.encoder * Float32Array.BYTES_PER_ELEMENT;
const whole = safetensors(counts);
const start = whole.length - (counts.encoder + counts.decoder) * Float32Array.BYTES_PER_ELEMENT;

/** The whole file with other bytes in one place. */
function changed(from: number, length: number, byte: number): Buffer {
  const bytes = Buffer.from(whole);
  bytes.fill(byte, from, from + length);
  return bytes;
}
const zeroed = changed(start, encoderBytes, 0);

it.each<[string, Buffer, Buffer, string]>([
  ['a zeroed tensor', zeroed, whole, 'mended'],
  ['one NaN', changed(start, 4, 0xff), whole, 'mended'],
  ['nothing wrong', whole, whole, 'no help'],
  ['zeros in both', zeroed, zeroed, 'no help'],
  ['a copy with NaN', zeroed, changed(start + encoderBytes, 4, 0xff), 'no help'],
  ['nothing left to compare', safetensors(counts, 0), whole, 'unproven'],
  ['another decoder', zeroed, changed(start + encoderBytes, 8, 2), 'unproven'],
  ['other tensors', zeroed, safetensors({ encoder: 300, decoder: 501 }), 'no help'],
  ['a copy cut off', zeroed, whole.subarray(0, -1), 'no help'],
])('%s', async (_, damaged, other, expected) => {
  const { folder } = await workshop();
  const paths = [await put(join(folder, 'a'), damaged), await put(join(folder, 'b'), other)] as const;
  expect(await compareNumbers(...paths)).toBe(expected);
});
