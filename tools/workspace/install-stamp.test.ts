import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installStamp, workspaceManifests } from './install-stamp.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retake stamp-'));
  mkdirSync(join(folder, 'packages/one'), { recursive: true });
  mkdirSync(join(folder, 'packages/empty'));
  mkdirSync(join(folder, 'bench'));
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), 'packages:\n  - packages/*\n  - nowhere/*\n  - bench\n');
  for (const name of [
    'package.json',
    'bench/package.json',
    'packages/one/package.json',
    'pnpm-lock.yaml',
    '.npmrc',
  ])
    writeFileSync(join(folder, name), '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('finds every package of the workspace', () => {
  const expected = ['bench/package.json', 'package.json', 'packages/one/package.json'];
  expect(workspaceManifests(folder)).toEqual(expected.map((name) => join(folder, name)));
});

test('stays the same while nothing changes', () => {
  expect(installStamp(folder)).toBe(installStamp(folder));
});

test.each(['packages/one/package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc'])(
  'changes with %s',
  (name) => {
    const before = installStamp(folder);
    writeFileSync(join(folder, name), 'packages:\n  - packages/*\n# changed');
    expect(installStamp(folder)).not.toBe(before);
  },
);
