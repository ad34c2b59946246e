import { points } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { load } from '../../test/load.js';
import { makeFolder } from '../../test/make-folder.js';
import { makePlugin } from '../../test/make-plugin.js';

describe('PluginHost', () => {
  it.each([
    [points.model, 'model_unknown'],
    [points.hardware, 'hardware_unknown'],
    [points.strategy, 'plugin_unavailable'],
  ])('names what there is when %o has no such id', async (point, code) => {
    const host = await load([makePlugin('mine')]);
    expect(() => host.get<unknown>(point, 'other')).toThrow(expect.objectContaining({ code }));
  });

  it('lists the known ids', async () => {
    const host = await load([makePlugin('mine')]);
    expect(() => host.get(points.strategy, 'other')).toThrow(
      'no strategy "other" is installed; there are mine',
    );
  });

  it('tells what to install when there is nothing at a point', async () => {
    const host = await load([]);
    expect(() => host.first(points.runtime)).toThrow(
      expect.objectContaining({
        code: 'plugin_unavailable',
        hint: expect.stringContaining('@retake/runtime-ort'),
      }),
    );
  });

  it('calls into contributions under guard', async () => {
    const host = await load([makePlugin('mine')]);
    const outcome = await host.call(host.first(points.strategy), 'propose', () => 'answer', {
      timeoutMs: 1_000,
    });
    expect(outcome).toEqual({ ok: true, value: 'answer' });
  });

  it('names the plugin that should have provided it and why it does not', async () => {
    const retake = { plugin: './plugin.mjs', id: 'broken', api: 1, kinds: ['runtime'] };
    const folder = await makeFolder({
      'package.json': { name: '@x/broken', retake },
      'plugin.mjs': 'throw new Error("no luck");',
    });
    const host = await load([folder]);
    expect(() => host.first(points.runtime)).toThrow(
      'no runtime plugin is installed; installed but not in use: @x/broken (import_failed)',
    );
  });

  it('refuses to call what is of another host', async () => {
    const [one, other] = [await load([makePlugin('one')]), await load([makePlugin('other')])];
    const call = other.call(one.first(points.strategy), 'propose', () => 1, { timeoutMs: 1_000 });
    await expect(call).rejects.toMatchObject({ code: 'plugin_unavailable' });
  });

  it('reports things as they are, not as they were', async () => {
    const plugin = makePlugin('mine', { stop: () => Promise.reject(new Error('no luck')) });
    const host = await load([plugin]);
    expect(host.reports[0]?.state).toBe('active');
    await host.stop();
    expect(host.reports[0]).toMatchObject({ state: 'failed', phase: 'stop', code: 'stop_failed' });
  });
});
