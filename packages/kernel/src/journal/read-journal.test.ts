import { describe, expect, it } from 'vitest';
import { formatLine } from './journal-line.js';
import { parseJournal } from './read-journal.js';

const lines = [1, 2, 3, 4].map((seq) =>
  Buffer.from(formatLine({ seq, at: seq, runId: 'r', type: 'worker', pid: seq, name: 'Füchse' })),
);
const whole = Buffer.concat(lines);
const read = (content: Uint8Array) => parseJournal(content, 'journal.jsonl');
const seqs = (content: Uint8Array) => read(content).events.map(({ seq }) => seq);

describe('reading a journal', () => {
  it('gives all whole lines, cut off at any byte', () => {
    for (let length = 0; length <= whole.length; length += 1) {
      const { events, bytes } = read(whole.subarray(0, length));
      const ends = lines.map((_, index) => Buffer.concat(lines.slice(0, index + 1)).length);
      const complete = ends.filter((end) => end <= length);
      expect(events).toHaveLength(complete.length);
      expect(bytes).toBe(complete.at(-1) ?? 0);
    }
  });

  it('takes anything unreadable at the end for a torn tail', () => {
    expect(seqs(Buffer.concat([whole, Buffer.alloc(100)]))).toEqual([1, 2, 3, 4]);
    expect(seqs(Buffer.concat([whole, Buffer.from('{"sum":\n\n{}\n')]))).toEqual([1, 2, 3, 4]);
  });

  it('names the line when the damage is in the middle, at any byte', () => {
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = lines;
    for (let index = first.length; index < first.length + second.length - 1; index += 1) {
      const damaged = Buffer.from(whole);
      damaged[index] = (damaged[index] ?? 0) ^ 1;
      expect(() => read(damaged)).toThrow(/Line 2 .* damaged/);
    }
  });

  it('refuses a journal with a line missing', () => {
    const [first, , third] = lines;
    expect(() => read(Buffer.concat([first ?? whole, third ?? whole]))).toThrow(/Line 2/);
  });

  it('says which file and line in its facts', () => {
    const [first = whole, second = whole] = lines;
    const attempt = () => read(Buffer.concat([first, Buffer.from('x\n'), second]));
    expect(attempt).toThrow(
      expect.objectContaining({ code: 'journal_invalid', facts: { file: 'journal.jsonl', line: 2 } }),
    );
  });
});
