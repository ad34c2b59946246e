import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../test/make-folder.js';
import { locateEntry } from './locate-entry.js';

describe('locateEntry', () => {
  it('gives the absolute path of the module', async () => {
    const folder = await makeFolder({ 'dist/plugin.js': '' });
    expect(locateEntry(folder, './dist/plugin.js')).toBe(join(folder, 'dist/plugin.js'));
  });

  it.each(['../../x', './../x.js', './dist/../../x.js', '/etc/hosts', 'dist/plugin.js', '.', './'])(
    'refuses %s',
    async (path) => {
      const folder = await makeFolder({ 'dist/plugin.js': '' });
      expect(() => locateEntry(folder, path)).toThrow(
        expect.objectContaining({ code: 'entry_outside', phase: 'read' }),
      );
    },
  );

  it('refuses a link that leads out of the package', async () => {
    const root = await makeFolder({ 'outside.js': '', 'plugin/package.json': {} });
    await symlink(join(root, 'outside.js'), join(root, 'plugin/plugin.js'));
    expect(() => locateEntry(join(root, 'plugin'), './plugin.js')).toThrow(
      expect.objectContaining({ code: 'entry_outside' }),
    );
  });

  it('allows a file whose name starts with two dots', async () => {
    const folder = await makeFolder({ '..plugin.js': '' });
    expect(locateEntry(folder, './..plugin.js')).toBe(join(folder, '..plugin.js'));
  });

  it('names a module that does not exist', async () => {
    const folder = await makeFolder({});
    expect(() => locateEntry(folder, './dist/plugin.js')).toThrow(
      expect.objectContaining({ code: 'entry_missing' }),
    );
  });
});
