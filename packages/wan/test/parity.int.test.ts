import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { fixtures } from './fixtures.js';
import { openWorker } from './open-worker.js';
import { compareWithGolden, type ParityRow } from './parity.js';

const cases = [
  ['a-base', 'tiny-wan-t2v', 'stream'],
  ['a-base', 'tiny-wan-t2v', 'resident'],
  ['b-odd-grid', 'tiny-wan-t2v', 'stream'],
  ['c-bf16', 'tiny-wan-t2v-bf16', 'stream'],
  ['c-bf16', 'tiny-wan-t2v-bf16', 'resident'],
  ['d-no-cfg', 'tiny-wan-t2v', 'stream'],
  ['e-single-euler', 'tiny-wan-t2v', 'stream'],
  ['f-i2v', 'tiny-wan-i2v', 'stream'],
  ['f-i2v', 'tiny-wan-i2v', 'resident'],
  ['g-i2v-last-euler', 'tiny-wan-i2v', 'stream'],
  ['h-ti2v-text', 'tiny-wan-ti2v', 'stream'],
  ['i-ti2v-image', 'tiny-wan-ti2v', 'stream'],
  ['i-ti2v-image', 'tiny-wan-ti2v', 'resident'],
  ['j-ti2v-image-euler', 'tiny-wan-ti2v', 'stream'],
] as const;

describe('parity with the reference implementation', () => {
  const table: Record<string, string>[] = [];
  afterAll(() => console.table(table));

  for (const [golden, checkpoint, residency] of cases)
    it(`holds for ${golden}, weights ${residency}`, async () => {
      const worker = await openWorker();
      onTestFinished(() => worker.close());
      const rows = await compareWithGolden({
        golden: `${fixtures}goldens/${golden}`,
        checkpoint: `${fixtures}${checkpoint}`,
        worker,
        residency,
      });
      table.push(summary(`${golden} ${residency}`, rows));
      for (const row of rows) expect(row.error, row.quantity).toBeLessThanOrEqual(row.limit);
    });
});

/** The largest error of each kind of quantity. */
function summary(name: string, rows: readonly ParityRow[]): Record<string, string> {
  const worst = new Map<string, number>();
  for (const { quantity, error } of rows) {
    const kind = /^(high|low)_/.test(quantity) ? 'predictions' : quantity.replace('negative_', '');
    worst.set(kind, Math.max(worst.get(kind) ?? 0, error));
  }
  return {
    golden: name,
    ...Object.fromEntries([...worst].map(([kind, error]) => [kind, error.toExponential(1)])),
  };
}
