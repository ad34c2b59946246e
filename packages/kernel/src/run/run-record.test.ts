import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../test/run-kit.js';
import { TestClock } from '../../test/test-clock.js';
import { EventLog } from '../events/event-log.js';
import { Journal } from '../journal/journal.js';
import { RunRecord } from './run-record.js';

/** A file of the system that takes no byte: every write says that the disk is full. */
const full = '/dev/full';

it.skipIf(!existsSync(full))('tells the end of a run also where its journal takes nothing', async () => {
  const path = join(await temporaryFolder(), 'journal.jsonl');
  await symlink(full, path);
  const log = new EventLog();
  const record = new RunRecord({ runId: 'r', journal: Journal.open(path, 0), log, clock: new TestClock() });
  expect(() => record.add({ type: 'checkpoint', stage: 'denoise', step: 1, bytes: 8 })).toThrow();
  expect(record.ended).toBe(false);
  await record.commit({ type: 'run.canceled', reason: 'stopped' });
  expect(record.ended).toBe(true);
  record.close();
  const told: string[] = [];
  for await (const { type } of log.iterate()) told.push(type);
  expect(told).toEqual(['run.canceled']);
});
