import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { countCores, physicalCores } from './physical-cores.js';

const processor = (socket: number, core: number) =>
  `processor\t: 0\nphysical id\t: ${socket}\ncore id\t\t: ${core}`;

describe('countCores', () => {
  it('counts hyper-threads once', () => {
    const text = [processor(0, 0), processor(0, 1), processor(0, 0), processor(0, 1)].join('\n\n');
    expect(countCores(text)).toBe(2);
  });

  it('keeps equal core numbers of two sockets apart', () => {
    expect(countCores([processor(0, 0), processor(1, 0)].join('\n\n'))).toBe(2);
  });

  it('says 0 where the text tells nothing', () => {
    expect(countCores('processor\t: 0\nBogoMIPS\t: 50.00\n')).toBe(0);
  });
});

describe('physicalCores', () => {
  it('never asks for more than the process may use', () => {
    expect(physicalCores()).toBeGreaterThanOrEqual(1);
    expect(physicalCores()).toBeLessThanOrEqual(availableParallelism());
  });
});
