import { describe, expect, it } from 'vitest';
import { StderrTail } from './stderr-tail.js';

describe('StderrTail', () => {
  it('joins chunks and drops colour codes', () => {
    const tail = new StderrTail();
    tail.push(Buffer.from('\u001b[1;31m[E:onnxruntime] bad'));
    tail.push(Buffer.from('_alloc\u001b[m\n'));
    expect(tail.toString()).toBe('[E:onnxruntime] bad_alloc');
  });

  it('keeps the end of much text', () => {
    const tail = new StderrTail();
    for (let line = 0; line < 5_000; line++) tail.push(Buffer.from(`line ${line}\n`));
    expect(tail.toString().length).toBeLessThanOrEqual(8_192);
    expect(tail.toString().endsWith('line 4999')).toBe(true);
  });
});
