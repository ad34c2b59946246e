import { describe, expect, it } from 'vitest';
import { bytesOf, frameHead, headerLength, lengthBytes, parseHeader } from './frame.js';

describe('frameHead', () => {
  it('writes a header that parseHeader reads, with the payload lengths', () => {
    const head = frameHead({ op: 'put' }, [new Float32Array(3), new Uint8Array(5)]);
    expect(headerLength(head)).toBe(head.length - lengthBytes);
    expect(parseHeader(head.subarray(lengthBytes))).toEqual({ op: 'put', payloads: [12, 5] });
  });

  it('counts bytes, not characters', () => {
    const head = frameHead({ name: '模型/блок' }, []);
    expect(headerLength(head)).toBe(head.length - lengthBytes);
    expect(parseHeader<{ name: string }>(head.subarray(lengthBytes)).name).toBe('模型/блок');
  });
});

describe('bytesOf', () => {
  it('shows only the part of the buffer that the view shows', () => {
    const view = new Uint16Array([1, 2, 3, 4]).subarray(1, 3);
    expect([...bytesOf(view)]).toEqual([2, 0, 3, 0]);
  });
});
