import { RetakeError } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { parseHeader } from './parse-header.js';

const a = { dtype: 'F32', shape: [2], data_offsets: [0, 8] };
const b = { dtype: 'BF16', shape: [2, 3], data_offsets: [8, 20] };

function parse(header: unknown, dataBytes = 20) {
  const bytes = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  return parseHeader(bytes, 8 + bytes.byteLength + dataBytes, '/m/w.safetensors');
}

function failure(header: unknown, dataBytes?: number) {
  try {
    parse(header, dataBytes);
  } catch (error) {
    if (RetakeError.is(error)) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('parseHeader', () => {
  it('lists tensors in file order with offsets from the start of the file', () => {
    const header = { __metadata__: { format: 'pt' }, b, a };
    const { tensors, metadata } = parse(header);
    const start = 8 + JSON.stringify(header).length;
    expect(metadata).toEqual({ format: 'pt' });
    expect([...tensors.values()]).toEqual([
      { name: 'a', dtype: 'F32', shape: [2], file: '/m/w.safetensors', offset: start, length: 8 },
      { name: 'b', dtype: 'BF16', shape: [2, 3], file: '/m/w.safetensors', offset: start + 8, length: 12 },
    ]);
  });

  it('takes scalars, empty tensors and a padded header', () => {
    const header = {
      a,
      empty: { dtype: 'U8', shape: [0, 4], data_offsets: [8, 8] },
      one: { dtype: 'I64', shape: [], data_offsets: [8, 16] },
    };
    expect([...parse(`${JSON.stringify(header)}   `, 16).tensors.keys()]).toEqual(['a', 'empty', 'one']);
  });

  it('takes a tensor named like a property of every object', () => {
    expect(parse(`{"__proto__":${JSON.stringify(a)}}`, 8).tensors.has('__proto__')).toBe(true);
  });

  it.each([
    ['text that is no JSON', '{"a":', 'bad_header'],
    ['a list', [], 'bad_header'],
    ['null', null, 'bad_header'],
    ['metadata of numbers', { __metadata__: { n: 1 } }, 'bad_header'],
    ['metadata that is a list', { __metadata__: [] }, 'bad_header'],
    ['the same name twice', `{"a":${JSON.stringify(a)},"a":${JSON.stringify(a)}}`, 'duplicate_tensor'],
    ['a tensor without a name', { '': a }, 'bad_tensor'],
    ['a tensor that is a number', { a: 1 }, 'bad_tensor'],
    ['an unknown dtype', { a: { ...a, dtype: 'F31' } }, 'bad_tensor'],
    ['a dtype named like a method', { a: { ...a, dtype: 'toString' } }, 'bad_tensor'],
    ['a negative size', { a: { ...a, shape: [-2] } }, 'bad_tensor'],
    ['a broken size', { a: { ...a, shape: [0.5] } }, 'bad_tensor'],
    ['a shape that is a text', { a: { ...a, shape: '2' } }, 'bad_tensor'],
    ['a shape beyond all numbers', { a: { ...a, shape: [2 ** 52, 2 ** 52] } }, 'bad_tensor'],
    ['offsets backwards', { a: { ...a, data_offsets: [8, 0] } }, 'bad_tensor'],
    ['one offset', { a: { ...a, data_offsets: [8] } }, 'bad_tensor'],
    ['offsets that do not fit the shape', { a: { ...a, data_offsets: [0, 9] } }, 'bad_tensor'],
    ['an overlap', { a, b: { ...b, data_offsets: [4, 16] } }, 'overlap'],
    ['a hole between tensors', { a, b: { ...b, data_offsets: [9, 21] } }, 'hole'],
    ['a hole at the start', { a: { ...a, data_offsets: [12, 20] } }, 'hole'],
  ])('refuses %s', (_, header, kind) => {
    const error = failure(header);
    expect(error.code).toBe('safetensors_invalid');
    expect(error.facts).toMatchObject({ file: '/m/w.safetensors', kind });
    expect(error.message).toContain('/m/w.safetensors');
  });

  it('refuses a file that is shorter or longer than its tensors, and says by how much', () => {
    const short = failure({ a, b }, 19);
    expect(short.facts).toMatchObject({ kind: 'truncated', tensor: 'b' });
    expect(Number(short.facts.bytesNeeded) - Number(short.facts.bytes)).toBe(1);
    expect(failure({ a, b }, 21).facts).toMatchObject({ kind: 'trailing_bytes' });
  });

  it('refuses bytes that are no UTF-8', () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('{"'),
      0xff,
      ...new TextEncoder().encode('":1}'),
    ]);
    expect(() => parseHeader(bytes, 100, 'w')).toThrow('w: the header is not JSON text');
  });
});
