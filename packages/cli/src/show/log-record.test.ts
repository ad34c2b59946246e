import type { LogRecord } from '@retake/logs';
import { expect, it } from 'vitest';
import { colorsFor } from './colors.js';
import { showLogRecord } from './log-record.js';

const plain = colorsFor(false, {});
const record = (more: Partial<LogRecord>): LogRecord => ({
  level: 'INFO',
  time: Date.UTC(2026, 0, 1, 12, 3, 4),
  run: 'r',
  msg: 'Denoise: started',
  fields: {},
  ...more,
});

it('shows time, level, place and words', () => {
  expect(showLogRecord(record({ stage: 'denoise', attempt: 2 }), plain)).toBe(
    '12:03:04 INFO        denoise #2  Denoise: started',
  );
});

it('shows causes, machine and what to do below', () => {
  const gib = 1024 ** 3;
  const fields = {
    err: { message: 'stage ended', causes: [{ message: 'mmap failed' }] },
    system: {
      cpu: { cores: 8, load: [1.5, 1, 1] },
      memory: { totalBytes: 16 * gib, availableBytes: gib },
      disk: null,
      gpus: [{ name: 'RTX', usedBytes: 2 * gib, totalBytes: 8 * gib }],
      process: { residentBytes: gib / 2 },
    },
    nextSteps: ['Free memory.'],
  };
  const lines = showLogRecord(record({ level: 'ERROR', fields }), plain)
    .split('\n')
    .map((line) => line.trim());
  expect(lines.slice(1)).toEqual([
    'error: stage ended',
    'caused by: mmap failed',
    'machine: load 1.5 on 8 cores, 1 GiB of 16 GiB memory free, ? disk free, process 512 MiB, RTX 2 GiB of 8 GiB used',
    'to do: Free memory.',
  ]);
});
