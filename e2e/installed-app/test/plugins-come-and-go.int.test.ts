import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppOutput, InstalledApp } from './make-app.js';

const device = '@retake-e2e/simulated-device';
const model = '@retake-e2e/simulated-model';
const classifier = '@retake/classifier-ort';
const strategy = '@retake-examples/minimal-plugin';
const all = [device, model, classifier, strategy];

const stateOf = ({ plugins }: AppOutput) =>
  Object.fromEntries(plugins.map(({ package: name, state }) => [name, state]));

describe('the plugins of an installed app', () => {
  let app: InstalledApp;

  beforeAll(async () => {
    app = await InstalledApp.make();
    for (const name of all) await app.install(name);
  });

  afterAll(() => app.remove());

  it('all work when package.json lists them, and the custom strategy takes part in the next recovery', async () => {
    await app.list(...all);
    const output = await app.run();
    expect(output.error).toBeUndefined();
    expect(stateOf(output)).toEqual(Object.fromEntries(all.map((name) => [name, 'active'])));
    const [failed, succeeded] = output.report?.attempts ?? [];
    expect(failed?.failure).toMatchObject({ category: 'WAN_MEMORY_MANAGEMENT', stage: 'denoise' });
    expect(failed?.recovery).toMatchObject({
      id: 'shorter-clip:41',
      changes: [{ path: 'request.frames', from: 81, to: 41 }],
      outcome: 'helped',
    });
    expect(succeeded?.failure).toBeUndefined();
  });

  it('lose the custom strategy with its line in package.json, and nothing else', async () => {
    await app.list(device, model, classifier);
    const output = await app.run();
    expect(stateOf(output)).toEqual({ [device]: 'active', [model]: 'active', [classifier]: 'active' });
    expect(output.error).toMatchObject({ code: 'run_failed' });
  });

  it('have it again with the line', async () => {
    await app.list(...all);
    const output = await app.run();
    expect(output.report?.outcome).toBe('succeeded');
  });

  it('say which model is missing and what to do when the model goes', async () => {
    await app.list(device, classifier, strategy);
    const output = await app.run();
    expect(output.error).toMatchObject({
      code: 'model_unknown',
      message: 'no model "simulated" is installed; there is none',
      hint: expect.stringContaining('list it in the dependencies'),
    });
    expect(stateOf(output)).toEqual({ [device]: 'active', [classifier]: 'active', [strategy]: 'active' });
  });

  it('name a dependency that is listed but not installed, and go on', async () => {
    await app.list(...all, '@retake-e2e/not-there');
    const output = await app.run();
    expect(output.plugins).toContainEqual(
      expect.objectContaining({
        package: '@retake-e2e/not-there',
        state: 'rejected',
        phase: 'read',
        code: 'not_installed',
      }),
    );
    expect(output.report?.outcome).toBe('succeeded');
  });
});
