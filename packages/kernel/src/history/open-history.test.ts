import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { needsTiles, tile } from '../../test/play-run.js';
import { action, always, kit, request } from '../../test/run-kit.js';
import { TestClock } from '../../test/test-clock.js';
import { openHistory } from './open-history.js';

const look = (folder: string) => {
  const history = openHistory({ runsDirectory: join(folder, 'runs'), clock: new TestClock(), owner: 'me' });
  onTestFinished(() => history.close());
  return history;
};

describe('the history of a runs directory', () => {
  it('tells what runs of others did', async () => {
    const { retake, folder } = await kit({
      hooks: { onStage: needsTiles },
      strategies: { tile: always(tile) },
    });
    const { runId } = await retake.generate(request);
    const { runs, failures, recoveries } = await look(folder).list();
    expect(runs).toMatchObject([{ run: runId, model: 'tiny', device: 'box', outcome: 'succeeded' }]);
    expect(failures).toMatchObject([
      { run: runId, stage: 'decode', type: 'vram_exhaustion', severity: 'high' },
    ]);
    expect(recoveries).toMatchObject([
      { action: 'tile', strategyClass: 'intelligent_fallback', outcome: 'helped', stage: 'decode' },
    ]);
    expect(recoveries[0]?.seconds).toBeGreaterThan(0);
  });

  it('makes no file to look at: where nothing was run it is empty', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'no history '));
    onTestFinished(() => rm(folder, { recursive: true }));
    const history = look(folder);
    expect(await history.isBegun()).toBe(false);
    expect(await history.list()).toEqual({ runs: [], failures: [], recoveries: [] });
    expect(await history.stats()).toMatchObject({ runs: { total: 0 } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells what kept stages saved: the measured time of encode and denoise', async () => {
    const { retake, folder } = await kit({
      hooks: { onStage: needsTiles },
      strategies: { tile: always(tile) },
    });
    const { report } = await retake.generate(request);
    const kept = report.attempts[0]?.stages.slice(0, 2).reduce((sum, { wallMs }) => sum + (wallMs ?? 0), 0);
    const stats = await look(folder).stats();
    expect(stats.deviceSecondsSaved).toBeCloseTo((kept ?? Number.NaN) / 1_000, 6);
    expect((await look(folder).list()).recoveries[0]?.savedSeconds).toBeCloseTo(stats.deviceSecondsSaved, 6);
  });

  it('counts failures and recoveries over runs', async () => {
    const { retake, folder } = await kit({
      hooks: { onStage: needsTiles },
      strategies: { tile: always(tile) },
    });
    for (let turn = 0; turn < 2; turn += 1) await retake.generate(request);
    const history = look(folder);
    expect(await history.stats()).toMatchObject({
      runs: { total: 2, succeeded: 2 },
      failures: { total: 2, byCategory: [{ name: 'WAN_MEMORY_MANAGEMENT', count: 2, share: 1 }] },
      recoveries: { helped: 2, rate: 1, runRate: 1, byAction: [{ name: 'tile', helped: 2 }] },
    });
    expect((await history.list({ limit: 1 })).runs).toHaveLength(1);
    expect(await history.stats({ since: Date.UTC(2030, 0, 1) })).toMatchObject({ runs: { total: 0 } });
  });

  it('begins anew when its file is damaged, and says so', async () => {
    const { retake, folder } = await kit({
      hooks: { onStage: needsTiles },
      strategies: {
        both: always(tile, action({ id: 'other', patch: { 'options.tiling': 1 }, probability: 0.4 })),
      },
    });
    await mkdir(join(folder, 'runs'));
    await writeFile(join(folder, 'runs', 'history.sqlite'), 'damaged'.repeat(1_000));
    const job = await retake.submit(request);
    await job.result();
    const events = await retake.history(job.id);
    expect(events.filter(({ type }) => type === 'history.problem')).toMatchObject([
      { code: 'SQLITE_NOTADB' },
    ]);
    expect(events.find(({ type }) => type === 'recovery.applied')).toMatchObject({ action: { id: 'tile' } });
    expect(await look(folder).stats()).toMatchObject({ runs: { total: 1 }, recoveries: { helped: 1 } });
  });
});
