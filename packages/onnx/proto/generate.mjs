// Writes src/generated from onnx.proto. Needs the network once; run `node proto/generate.mjs` in packages/onnx.
// onnx.proto is the unchanged file of the `onnx` 1.23.2 Python wheel.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const packages = ['@bufbuild/buf@1.75.0', '@bufbuild/protoc-gen-es@2.17.0'];
const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'onnx-proto-'));
const template = join(work, 'buf.gen.yaml');
const plugin = { local: join(work, 'node_modules/.bin/protoc-gen-es'), out: join(root, 'src/generated') };

writeFileSync(join(work, 'package.json'), '{"private":true}');
run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], work);
// JavaScript with declarations: TypeScript enums do not pass `erasableSyntaxOnly`.
writeFileSync(template, JSON.stringify({ version: 'v2', plugins: [{ ...plugin, opt: ['target=js+dts'] }] }));
run(join(work, 'node_modules/.bin/buf'), ['generate', join(root, 'proto'), '--template', template], work);

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) throw error ?? new Error(`${command} ended with ${status}`);
}
