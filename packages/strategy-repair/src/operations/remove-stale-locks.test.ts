import { join } from 'node:path';
import { expect, it } from 'vitest';
import { names, put, workshop } from '../../test/repair-kit.js';
import { removeStaleLocks } from './remove-stale-locks.js';

const alive = 41;
const lives = (pid: number) => pid === alive;
const old = 700_000;

it('removes locks of dead processes and old ones of nobody', async () => {
  const { checkpoint, cache, parts, perform } = await workshop();
  await put(join(checkpoint, 'dead.lock'), '42');
  await put(join(checkpoint, 'living.lock'), ` ${alive}\n`, old);
  await put(join(cache, 'dead-too.lock'), '{"pid": 43}');
  await put(join(cache, 'living-too.lock'), `{"pid":${alive}}`, old);
  await put(join(cache, 'nobody.lock'), '', old);
  await put(join(cache, 'nobody-young.lock'), '');
  expect(await perform(removeStaleLocks(parts, lives))).toMatchObject({ changed: true });
  expect(await names(checkpoint)).toEqual(['living.lock']);
  expect(await names(cache)).toEqual(['living-too.lock', 'nobody-young.lock']);
  expect(await perform(removeStaleLocks(parts, lives))).toMatchObject({ changed: false });
});

it('asks the system who lives', async () => {
  const { checkpoint, parts, perform } = await workshop();
  await put(join(checkpoint, 'mine.lock'), String(process.pid));
  expect(await perform(removeStaleLocks(parts))).toMatchObject({ changed: false });
});
