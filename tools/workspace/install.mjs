import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { findPnpm } from './find-pnpm.mjs';
import { installStamp } from './install-stamp.mjs';
import { npmSettings } from './npm-settings.mjs';
import { inRoot } from './paths.mjs';
import { runNode } from './run-node.mjs';

const stampFile = inRoot('node_modules/.retake-install');

/** Installs what the lockfile says, without install scripts; does nothing when that is already there. */
export async function install() {
  const stamp = installStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const pnpm = findPnpm();
  process.stderr.write('Installing packages…\n');
  const args = ['install', '--frozen-lockfile', '--ignore-scripts', '--reporter=append-only'];
  const env = { ...npmSettings(process.env), CI: '1' };
  const code = await runNode(pnpm, args, { env, stdio: ['ignore', 2, 2] });
  if (code !== 0) process.exit(code);
  writeFileSync(stampFile, stamp);
}
