import { type ModelAdapter, points } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { load } from '../../test/load.js';
import { makeFolder } from '../../test/make-folder.js';
import { makePlugin } from '../../test/make-plugin.js';
import { tinyModel } from '../../test/tiny-model.js';
import { chooseModel } from './choose-model.js';

/** A host with models of these ids; each may say what it recognises. */
async function hostWith(
  models: Readonly<Record<string, ModelAdapter['recognises']>>,
  unsupported?: ModelAdapter['unsupported'],
) {
  const plugin = makePlugin('models', {
    register(registrar) {
      for (const [id, recognises] of Object.entries(models))
        registrar.contribute(points.model, {
          id,
          inject: [],
          create: () => ({
            ...tinyModel(),
            title: id,
            ...(recognises && { recognises }),
            ...(unsupported && { unsupported }),
          }),
        });
    },
  });
  return load([plugin]);
}

const no = async () => false;
const yes = async () => true;
const three = { 'wan-i2v': no, 'wan-t2v': yes, 'wan-ti2v': no };

describe('chooseModel', () => {
  it.each([
    ['wan-ti2v', 'wan-ti2v'],
    ['t2v', 'wan-t2v'],
    ['i2v', 'wan-i2v'],
    ['ti2v', 'wan-ti2v'],
  ])('understands %s as %s', async (given, id) => {
    expect(await chooseModel(await hostWith(three), given, '/c')).toMatchObject({ title: id });
  });

  it('does not guess between two of the same end', async () => {
    const host = await hostWith({ 'wan-t2v': yes, 'other-t2v': yes });
    await expect(chooseModel(host, 't2v', '/c')).rejects.toMatchObject({
      code: 'model_unknown',
      facts: { given: 't2v', known: ['other-t2v', 'wan-t2v'] },
    });
  });

  it('takes the one that recognises the checkpoint', async () => {
    const seen: string[] = [];
    const look = async (checkpoint: string) => seen.push(checkpoint) > 0;
    const crash = async () => Promise.reject(new Error('mine'));
    const host = await hostWith({ a: crash, b: undefined, c: look });
    expect(await chooseModel(host, undefined, '/some/checkpoint')).toMatchObject({ title: 'c' });
    expect(seen).toEqual(['/some/checkpoint']);
  });

  it('takes the only one without asking', async () => {
    expect(await chooseModel(await hostWith({ a: no }), undefined, '/c')).toMatchObject({ title: 'a' });
  });

  it('says so when none recognises the checkpoint, and when there is no checkpoint', async () => {
    const host = await hostWith({ a: no, b: no });
    const folder = await makeFolder({});
    await expect(chooseModel(host, undefined, folder)).rejects.toMatchObject({
      code: 'model_unknown',
      facts: { checkpoint: folder, known: ['a', 'b'] },
    });
    await expect(chooseModel(host, undefined, '/nowhere/at/all')).rejects.toMatchObject({
      code: 'checkpoint_not_found',
    });
  });

  it('says what the checkpoint is where models know it and cannot run it', async () => {
    const folder = await makeFolder({});
    const host = await hostWith({ a: no, b: no }, async () => 'Wan VACE');
    await expect(chooseModel(host, undefined, folder)).rejects.toMatchObject({
      code: 'model_unknown',
      message: `No installed model runs the checkpoint ${folder}: it is Wan VACE; there are a, b.`,
      facts: { kinds: ['Wan VACE'] },
    });
    const silent = await hostWith({ a: no, b: no }, async () => Promise.reject(new Error('mine')));
    await expect(chooseModel(silent, undefined, folder)).rejects.toThrow('recognises');
  });

  it('says so when there is none', async () => {
    await expect(chooseModel(await hostWith({}), undefined, '/c')).rejects.toMatchObject({
      code: 'model_unknown',
      message: expect.stringContaining('there is none'),
    });
  });
});
