import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/run-kit.js';
import { mergeAppConfigs, readAppConfig, readConfigFile } from './app-config.js';

const whole = {
  config: { 'strategy-retry': { seconds: 900 } },
  limits: { recoveriesWithoutProgress: 20 },
  priorities: { vram_exhaustion: ['quantize.int8'] },
};

async function written(content: unknown, name = 'retake.json') {
  const file = join(await temporaryFolder(), name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('the configuration of an app', () => {
  it('stands in its package.json, found from any of its folders', async () => {
    const file = await written({ name: 'app', retake: whole }, 'package.json');
    const inner = join(file, '../src');
    await mkdir(inner);
    expect(await readAppConfig(inner)).toEqual(whole);
  });

  it('is empty where there is none, also where the app is itself a plugin', async () => {
    expect(await readAppConfig(await written({ name: 'app' }, 'package.json'))).toEqual({});
    const retake = { plugin: './plugin.js', id: 'mine', api: 1, kinds: ['model'] };
    expect(await readAppConfig(await written({ name: 'app', retake }, 'package.json'))).toEqual({});
  });

  it('stands in a file of its own', async () => {
    expect(await readConfigFile(await written(whole))).toEqual(whole);
  });

  it.each([
    [{ limit: {} }, 'limit', '{}', 'one of config, limits, priorities'],
    [{ limits: 3 }, 'limits', '3', 'an object'],
    [{ config: { 'strategy-retry': 3 } }, 'config.strategy-retry', '3', 'an object'],
    [{ limits: { budgetShare: -1 } }, 'limits.budgetShare', '-1', 'a number, 0 or more'],
    [
      { priorities: { vram: [] } },
      'priorities.vram',
      '[]',
      expect.stringMatching(/^one of the failure types /),
    ],
    [
      { priorities: { vram_exhaustion: 'quantize.int8' } },
      'priorities.vram_exhaustion',
      '"quantize.int8"',
      'a list of ids of actions',
    ],
    [[], 'it', '[]', 'an object'],
  ])('refuses %j with path, value and what is allowed', async (content, path, given, allowed) => {
    const file = await written(content);
    await expect(readConfigFile(file)).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining(file),
      facts: { file, problems: [{ path, given, allowed }] },
    });
  });

  it('names the section of a package.json, and the word that was meant', async () => {
    const file = await written({ name: 'app', retake: { priorites: {} } }, 'package.json');
    await expect(readAppConfig(file)).rejects.toMatchObject({
      hint: 'Did you mean "priorities"?',
      facts: { problems: [{ path: 'retake.priorites' }] },
    });
  });

  it.each(['{', undefined])('refuses a file that holds %j', async (text) => {
    const file = text === undefined ? join(await temporaryFolder(), 'gone.json') : await written(text);
    await expect(readConfigFile(file)).rejects.toMatchObject({ code: 'config_invalid', facts: { file } });
  });

  it('wins by plugin, by limit and by failure type', () => {
    const above = { config: { other: {} }, limits: { budgetShare: 1 }, priorities: { vram_exhaustion: [] } };
    expect(mergeAppConfigs(whole, above)).toEqual({
      config: { ...whole.config, other: {} },
      limits: { recoveriesWithoutProgress: 20, budgetShare: 1 },
      priorities: { vram_exhaustion: [] },
    });
  });
});
