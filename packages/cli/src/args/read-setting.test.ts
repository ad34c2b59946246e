import { expect, test } from 'vitest';
import { readSetting } from './read-setting.js';

test.each([
  ['residency=stream', { path: 'residency', value: 'stream' }],
  ['vae.tiling={"tile":256,"stride":192}', { path: 'vae.tiling', value: { tile: 256, stride: 192 } }],
  ['vae.tiling=null', { path: 'vae.tiling', value: null }],
  ['options.level=0.5', { path: 'level', value: 0.5 }],
  ['note=a=b', { path: 'note', value: 'a=b' }],
])('%s', (text, setting) => {
  expect(readSetting(text)).toEqual(setting);
});

test.each(['residency', '=stream', 'residency=', '.a=1', 'a..b=1', '__proto__=1'])(
  '%j is refused',
  (text) => {
    expect(() => readSetting(text)).toThrow(/not path=value/);
  },
);
