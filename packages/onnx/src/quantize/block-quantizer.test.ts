import { describe, expect, it } from 'vitest';
import { gaussian } from '../../test/seeded.js';
import type { BlockFormat } from './block-format.js';
import { type BlockQuantizer, blockQuantizer, plainQuantizer, wasmQuantizer } from './block-quantizer.js';

const rows = 40;
const columns = 384;
const eight: BlockFormat = { bits: 8, blockSize: 64 };
const formats: readonly BlockFormat[] = [eight, { bits: 8, blockSize: 128 }, { bits: 4, blockSize: 32 }];

/** Rows of every magnitude, with ties, denormal numbers and blocks of one sign or of zeros. */
function difficult(): Float32Array {
  const values = gaussian(rows * columns, 1, 11);
  for (const [index, value] of values.entries()) {
    const row = Math.floor(index / columns);
    if (row < 30) values[index] = value * 10 ** (row - 25);
    else if (row < 33) values[index] = Math.round(value * 40) / 2;
    else if (row < 35) values[index] = Math.abs(value);
    else if (row < 37) values[index] = -Math.abs(value) * 1e-42;
    else if (row < 39) values[index] = 0;
  }
  values.set([-127.5, 127.5], 39 * columns);
  return values;
}

function run(quantizer: BlockQuantizer | undefined, values: Float32Array, count = rows) {
  if (quantizer === undefined) throw new Error('no WebAssembly here');
  quantizer.values.set(values);
  const finite = quantizer.quantize(count);
  const { levels, scales, zeroPoints } = quantizer.result;
  return { finite, levels: [...levels], scales: [...scales], zeroPoints: [...zeroPoints] };
}

describe('blockQuantizer', () => {
  it.each(formats)('gives the same bytes in WebAssembly and in JavaScript: %o', (format) => {
    const fast = run(wasmQuantizer(rows, columns, format), difficult());
    expect(fast.finite).toBe(true);
    expect(Math.max(...fast.levels)).toBe(2 ** format.bits - 1);
    expect(fast).toEqual(run(plainQuantizer(rows, columns, format), difficult()));
  });

  it.each([Number.NaN, Infinity, -Infinity])('finds %d in any place, both ways', (value) => {
    for (const place of [0, 63, 64, 200, columns - 1]) {
      const values = gaussian(columns, 1, 3);
      values[place] = value;
      expect(run(wasmQuantizer(1, columns, eight), values, 1).finite).toBe(false);
      expect(run(plainQuantizer(1, columns, eight), values, 1).finite).toBe(false);
    }
  });

  it('does not look behind the rows it is given', () => {
    const values = gaussian(2 * columns, 1, 3).fill(Number.NaN, columns);
    expect(run(wasmQuantizer(2, columns, eight), values, 1).finite).toBe(true);
    expect(run(plainQuantizer(2, columns, eight), values, 1).finite).toBe(true);
  });

  it('takes rows that end within a block', () => {
    expect(run(blockQuantizer(1, 70, eight), gaussian(70, 1, 1), 1).levels).toHaveLength(128);
  });
});
