import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { inRoot } from './paths.mjs';

/** Path of pnpm's script in the version that package.json pins; fetched with npm into `.retake/` when there is none. */
export function findPnpm() {
  const version = readJson(inRoot('package.json')).packageManager.split('@')[1];
  const installed = inRoot('node_modules/pnpm');
  const own = inRoot('.retake/pnpm');
  if (isVersion(installed, version)) return `${installed}/bin/pnpm.mjs`;
  const fetched = `${own}/node_modules/pnpm`;
  if (!isVersion(fetched, version)) fetchPnpm(own, version);
  return `${fetched}/bin/pnpm.mjs`;
}

/** Install scripts stay off: pnpm's own script only makes its start quicker. */
function fetchPnpm(folder, version) {
  process.stderr.write(`Fetching pnpm ${version}…\n`);
  mkdirSync(folder, { recursive: true });
  const args = ['install', '--prefix', folder, '--ignore-scripts', '--no-save', '--no-audit', '--no-fund'];
  runNpm([...args, '--loglevel=error', `pnpm@${version}`], folder);
}

/** npm runs this workspace, so it says where it lies; without it, it is looked for in PATH. */
function runNpm(args, cwd) {
  const script = process.env.npm_execpath;
  const options = { cwd, stdio: ['ignore', 2, 2] };
  if (script && /npm-cli\.js$/.test(script)) execFileSync(process.execPath, [script, ...args], options);
  else execFileSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function isVersion(folder, version) {
  const manifest = `${folder}/package.json`;
  return existsSync(manifest) && readJson(manifest).version === version;
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
