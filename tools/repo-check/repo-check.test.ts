import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRules } from './package-rules.js';
import { pluginRules } from './plugin-rules.js';
import { readPackages, root } from './repo-package.js';
import { medianLines, sourceRules } from './source-rules.js';
import { findForbidden } from './text-rules.js';
import { walk } from './walk.js';

const largestText = 1_000_000;
const medianLimit = 60;
const timeToReadAll = 60_000;
const packages = readPackages(['packages', 'apps', 'examples', 'e2e']);
const published = packages.filter(({ manifest }) => manifest.private !== true);
const plugins = published.filter(({ manifest }) => 'retake' in manifest);
const sources = packages.flatMap((pkg) => pkg.sources);

describe.each(Object.entries(packageRules))('every package %s', (_, rule) => {
  test.each(published.map((pkg) => [pkg.folder, pkg] as const))('%s', (_folder, pkg) => {
    expect(rule(pkg)).toEqual([]);
  });
});

describe.each(Object.entries(pluginRules))('every plugin %s', (_, rule) => {
  test.each(plugins.map((pkg) => [pkg.folder, pkg] as const))('%s', (_folder, pkg) => {
    expect(rule(pkg)).toEqual([]);
  });
});

test.each(Object.entries(sourceRules))('every source file %s', (_, rule) => {
  const problems = sources.flatMap((file) => rule(file).map((problem) => `${file.path} ${problem}`));
  expect(problems).toEqual([]);
});

test(`the middle source file has at most ${medianLimit} lines`, () => {
  expect(medianLines(sources.filter(({ path }) => !path.includes('.test.')))).toBeLessThanOrEqual(
    medianLimit,
  );
});

test('no file holds words that belong to one machine', { timeout: timeToReadAll }, () => {
  const texts = walk(root).filter((path) => statSync(join(root, path)).size < largestText);
  const problems = texts.flatMap((path) => {
    const bytes = readFileSync(join(root, path));
    if (bytes.includes(0) || path.startsWith('tools/repo-check/')) return [];
    return findForbidden(bytes.toString()).map((problem) => `${path}:${problem}`);
  });
  expect(problems).toEqual([]);
});
