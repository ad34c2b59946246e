import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultFolders } from './default-folders.js';

describe('default folders', () => {
  it('follow the conventions of each system', () => {
    expect(defaultFolders('linux', {}, '/h').runs).toBe(join('/h', '.local', 'share', 'retake', 'runs'));
    expect(defaultFolders('darwin', {}, '/h').cache).toBe(join('/h', 'Library', 'Caches', 'retake'));
    expect(defaultFolders('win32', { LOCALAPPDATA: '/l' }, '/h').cache).toBe(join('/l', 'retake', 'Cache'));
    expect(defaultFolders('win32', {}, '/h').runs).toContain(join('AppData', 'Local', 'retake'));
  });

  it('honour XDG variables', () => {
    const env = { XDG_DATA_HOME: '/d', XDG_CACHE_HOME: '/c' };
    expect(defaultFolders('linux', env, '/h')).toEqual({
      runs: join('/d', 'retake', 'runs'),
      cache: join('/c', 'retake'),
    });
  });
});
