import { describe, expect, it } from 'vitest';
import { commonFolder, externalLocation } from './external-weights.js';

describe('commonFolder', () => {
  it.each([
    [['/a/b/w'], '/a/b'],
    [['/a/b/w', '/a/b/v'], '/a/b'],
    [['/a/b/w', '/a/bc/v'], '/a'],
    [['/a/b/w', '/c/v'], '/'],
    [['/w', '/c/v'], '/'],
    [[], '/'],
  ])('of %j is %s', (files, folder) => {
    expect(commonFolder(files)).toBe(folder);
  });
});

describe('externalLocation', () => {
  it('is relative, also to the root of the file system', () => {
    expect(externalLocation('/', '/a/w')).toBe('a/w');
    expect(externalLocation('/a', '/a/b/w')).toBe('b/w');
  });
});
