import { describe, expect, it } from 'vitest';
import { frugalSettings } from './frugal-settings.js';
import type { Lever } from './lever.js';

const setting = (id: string) => ({ id, title: id, values: {}, qualityCost: 0, timeFactor: 1 });
const lever = (current: string): Lever => ({
  id: 'tiling',
  kind: 'tiling',
  stages: ['decode'],
  settings: ['whole', 'tile-256', 'tile-128'].map(setting),
  current,
});
const ids = (current: string) => frugalSettings(lever(current)).map(({ id }) => id);

describe('more frugal settings of a lever', () => {
  it('are all after the current one, in order', () => {
    expect(ids('whole')).toEqual(['tile-256', 'tile-128']);
    expect(ids('tile-256')).toEqual(['tile-128']);
  });

  it('are none at the end, and none when the current one is unknown', () => {
    expect(ids('tile-128')).toEqual([]);
    expect(ids('elsewhere')).toEqual([]);
  });
});
