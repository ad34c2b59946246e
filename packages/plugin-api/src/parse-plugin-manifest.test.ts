import { describe, expect, it } from 'vitest';
import { parsePluginManifest } from './parse-plugin-manifest.js';

const good = { plugin: './dist/plugin.js', id: 'strategy-mine', api: 1, kinds: ['strategy'] };

describe('parsePluginManifest', () => {
  it('gives a good manifest back', () => {
    expect(parsePluginManifest(good)).toEqual({ manifest: good });
  });

  it('leaves it to the reader whether an api is supported', () => {
    expect(parsePluginManifest({ ...good, api: 99 }).problems).toBeUndefined();
  });

  it.each([
    ['a list', [], '`retake` is [], not an object'],
    ['a text', 'x', '`retake` is "x", not an object'],
    ['null', null, '`retake` is null, not an object'],
    ['no plugin', { ...good, plugin: undefined }, '`retake.plugin` is missing'],
    ['an empty path', { ...good, plugin: '' }, '`retake.plugin` is ""'],
    ['an id with capitals', { ...good, id: 'Mine' }, '`retake.id` is "Mine"'],
    ['an api in words', { ...good, api: '1' }, '`retake.api` is "1", not an integer'],
    ['half an api', { ...good, api: 1.5 }, '`retake.api` is 1.5'],
    ['no kinds', { ...good, kinds: undefined }, '`retake.kinds` is missing'],
    ['an empty list of kinds', { ...good, kinds: [] }, '`retake.kinds` is []'],
    ['kinds that are no words', { ...good, kinds: [1] }, '`retake.kinds` is [1]'],
    ['an unknown field', { ...good, kind: 'strategy' }, '`retake.kind` is not a known field'],
  ])('refuses %s', (_, value, words) => {
    const { problems } = parsePluginManifest(value);
    expect(problems).toHaveLength(1);
    expect(problems?.[0]).toContain(words);
  });

  it('lists all mistakes at once', () => {
    expect(parsePluginManifest({}).problems).toHaveLength(4);
  });
});
