import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPlugin } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function pluginFolders(parent: string): string[] {
  return readdirSync(join(root, parent))
    .map((name) => join(parent, name))
    .filter((folder) => {
      const path = join(root, folder, 'package.json');
      return existsSync(path) && 'retake' in JSON.parse(readFileSync(path, 'utf8'));
    });
}

const folders = ['packages', 'examples'].flatMap(pluginFolders);

describe('every plugin of this repository', () => {
  it('is looked at', () => {
    expect(folders).toContain(join('packages', 'strategy-retry'));
    expect(folders).toContain(join('examples', 'minimal-plugin'));
  });

  it.each(folders)('%s keeps the contract', async (folder) => {
    expect(await checkPlugin(join(root, folder))).toEqual([]);
  });
});
