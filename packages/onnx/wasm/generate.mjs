// Writes src/generated/quantize-blocks-wasm.ts from quantize-blocks.wat. Needs the network once; run
// `node wasm/generate.mjs` in packages/onnx after a change of the .wat file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = join(import.meta.dirname, 'quantize-blocks.wat');
const target = join(import.meta.dirname, '../src/generated/quantize-blocks-wasm.ts');
const work = mkdtempSync(join(tmpdir(), 'wabt-'));

writeFileSync(join(work, 'package.json'), '{"private":true}');
const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', 'wabt@1.0.39'];
const { status } = spawnSync('npm', install, { cwd: work, stdio: 'inherit' });
if (status !== 0) throw new Error(`npm ended with ${status}`);
const wabt = await createRequire(join(work, 'package.json'))('wabt')();
const { buffer } = wabt.parseWat(source, readFileSync(source, 'utf8'), { simd: true }).toBinary({});
const text = Buffer.from(buffer).toString('base64');
const lines = text.match(/.{1,96}/g).map((line) => `  '${line}',`);
writeFileSync(
  target,
  `// Made from wasm/quantize-blocks.wat by wasm/generate.mjs. ${buffer.byteLength} bytes, base64.\n` +
    `export const quantizeBlocksWasm = [\n${lines.join('\n')}\n].join('');\n`,
);
