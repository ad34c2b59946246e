import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { loadPlugins, type PluginHost, systemClock } from '@retake/kernel';
import { type Failure, points, type RecoveryAction, type RecoveryContext } from '@retake/plugin-api';
import { checkPlugin, FakeRandom, silentLogger } from '@retake/plugin-testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const lineLimit = 60;

function failureOf(category: Failure['category']): Failure {
  return {
    code: `${category}/test`,
    category,
    type: 'vram_exhaustion',
    severity: 'high',
    scope: 'call',
    transience: 'needs_change',
    firstMove: 'resource_optimization',
    confidence: 1,
    evidence: { classifier: 'test', rule: 'test' },
    userMessage: '',
    technicalDetail: '',
    nextSteps: [],
    docsUrl: '',
    facts: {},
  };
}

describe('the minimal plugin', () => {
  let host: PluginHost;

  async function ask(category: Failure['category'], frames: number): Promise<readonly RecoveryAction[]> {
    const context = { plan: { request: { frames } } } as unknown as RecoveryContext;
    const answers: RecoveryAction[] = [];
    for (const strategy of host.all(points.strategy)) {
      const work = (value: typeof strategy.value) => value.propose(failureOf(category), context);
      const outcome = await host.call(strategy, 'propose', work, { timeoutMs: 1_000 });
      if (outcome.ok) answers.push(...outcome.value);
    }
    return answers;
  }

  beforeAll(async () => {
    const services = {
      clock: systemClock,
      random: new FakeRandom(),
      logger: silentLogger,
      cacheDirectory: tmpdir(),
    };
    host = await loadPlugins({ from: import.meta.url, plugins: [folder], services });
  });

  afterAll(() => host.stop());

  it('is found and active', () => {
    expect(host.reports).toMatchObject([{ id: 'shorter-clip', state: 'active', phase: 'start' }]);
  });

  it('keeps the contract', async () => {
    expect(await checkPlugin(folder)).toEqual([]);
  });

  it.each([
    [81, 41],
    [49, 25],
    [21, 9],
  ])('proposes to make %s frames %s when memory is not enough', async (frames, fewer) => {
    const [action] = await ask('WAN_MEMORY_MANAGEMENT', frames);
    expect(action).toMatchObject({ id: `shorter-clip:${fewer}`, patch: { 'request.frames': fewer } });
  });

  it('does not cut a clip down to nothing', async () => {
    expect(await ask('WAN_MEMORY_MANAGEMENT', 13)).toEqual([]);
  });

  it('says nothing about other failures', async () => {
    expect(await ask('WAN_WEIGHTS_INTEGRITY', 81)).toEqual([]);
  });

  it(`has at most ${lineLimit} lines of source`, async () => {
    const source = await readFile(new URL('./plugin.ts', import.meta.url), 'utf8');
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(lineLimit);
  });
});
