import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { inRoot } from './paths.mjs';

const folders = readdirSync(inRoot('packages'), { withFileTypes: true }).map(({ name }) =>
  inRoot('packages', name),
);
let count = 0;
for (const pkgDir of folders) {
  if (!existsSync(`${pkgDir}/package.json`)) continue;
  const manifest = JSON.parse(readFileSync(`${pkgDir}/package.json`, 'utf8'));
  if (manifest.private) continue;
  const { messages } = await publint({ pkgDir, strict: true, pack: 'npm' });
  for (const message of messages)
    process.stdout.write(`${manifest.name}: ${formatMessage(message, manifest)}\n`);
  count += messages.filter(({ type }) => type !== 'suggestion').length;
}
process.exitCode = count === 0 ? 0 : 1;
