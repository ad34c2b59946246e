import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, makeFolder } from '../../test/make-folder.js';
import { makePlugin } from '../../test/make-plugin.js';
import { findApp } from './find-app.js';
import { findCandidates } from './find-candidates.js';

function plugin(folder: string, id: string): Files {
  const retake = { plugin: './plugin.js', id, api: 1, kinds: ['strategy'] };
  return { [`${folder}/package.json`]: { name: id, retake }, [`${folder}/plugin.js`]: '' };
}

describe('findCandidates', () => {
  it('takes dependencies and optional dependencies in the order of their names', async () => {
    const folder = await makeFolder({
      'package.json': { dependencies: { zebra: '1', ant: '1' }, optionalDependencies: { mole: '1' } },
      ...plugin('node_modules/zebra', 'zebra'),
      ...plugin('node_modules/ant', 'ant'),
      ...plugin('node_modules/mole', 'mole'),
    });
    const found = await findCandidates(await findApp(folder));
    expect(found.map((candidate) => candidate.package)).toEqual(['ant', 'mole', 'zebra']);
  });

  it('does not look at what is installed but not listed, nor at development dependencies', async () => {
    const folder = await makeFolder({
      'package.json': { name: 'app', devDependencies: { dev: '1' } },
      ...plugin('node_modules/dev', 'dev'),
      ...plugin('node_modules/stray', 'stray'),
    });
    expect(await findCandidates(await findApp(folder))).toEqual([]);
  });

  it('reports a dependency that is not installed, and says nothing of an optional one', async () => {
    const folder = await makeFolder({
      'package.json': { dependencies: { absent: '1' }, optionalDependencies: { maybe: '1' } },
    });
    const found = await findCandidates(await findApp(folder));
    expect(found).toMatchObject([{ package: 'absent', problem: { code: 'not_installed' } }]);
  });

  it('takes objects and folders given explicitly, after the dependencies', async () => {
    const folder = await makeFolder({
      'package.json': { dependencies: { zebra: '1' } },
      ...plugin('node_modules/zebra', 'zebra'),
      ...plugin('local/ant', 'ant'),
    });
    const found = await findCandidates(await findApp(folder), ['./local/ant', makePlugin('inline')]);
    expect(found.map((candidate) => candidate.package)).toEqual(['zebra', 'ant', '(object) inline']);
  });

  it('counts a folder once that is a dependency and given explicitly', async () => {
    const folder = await makeFolder({
      'package.json': { dependencies: { zebra: '1' } },
      ...plugin('node_modules/zebra', 'zebra'),
    });
    expect(await findCandidates(await findApp(folder), [join(folder, 'node_modules/zebra')])).toHaveLength(1);
  });

  it('reports an explicit folder that holds no plugin', async () => {
    const folder = await makeFolder({
      'package.json': { name: 'app' },
      'plain/package.json': { name: 'plain' },
    });
    const found = await findCandidates(await findApp(folder), ['plain', 'nowhere']);
    expect(found.map((candidate) => candidate.problem?.code)).toEqual([
      'manifest_invalid',
      'manifest_unreadable',
    ]);
  });
});
