import { runProgram } from './run-program.js';

/**
 * Run in a process of its own: loading a broken native library may end it. ONNX Runtime is that of the app, else that of the
 * app's runtime plugin.
 */
const script = `
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { existsSync } = require('node:fs');
const { platform, arch } = process;
const [from, runtime, plugin] = process.argv.slice(1);
const app = createRequire(join(from, 'package.json'));
function find() {
  try { return app.resolve(runtime); } catch {}
  return createRequire(app.resolve(plugin + '/package.json')).resolve(runtime);
}
// The build lists what it could use; on Linux each of these is a library of its own, which its install script fetches.
const apart = platform === 'linux' ? ['cuda', 'tensorrt'] : [];
try {
  const entry = find();
  const folder = (version) => join(dirname(entry), '..', 'bin', version, platform, arch);
  const there = (name) => ['napi-v6', 'napi-v3'].some((version) =>
    existsSync(join(folder(version), 'libonnxruntime_providers_' + name + '.so')));
  const names = app(entry).listSupportedBackends().map(({ name }) => name);
  console.log(JSON.stringify(names.filter((name) => !apart.includes(name) || there(name))));
} catch (error) {
  console.log(JSON.stringify(error.code === 'MODULE_NOT_FOUND' ? null : []));
}
`;

/**
 * Execution providers that are there, by the names ONNX Runtime gives them (`cpu`, `cuda`, `dml`); null when it is not
 * installed, empty when it does not load.
 */
export async function listProviders(
  from: string,
  signal: AbortSignal,
  env: NodeJS.ProcessEnv = process.env,
): Promise<readonly string[] | null> {
  const words = ['-e', script, '--', from, 'onnxruntime-node', '@retake/runtime-ort'];
  const ran = await runProgram(process.execPath, words, signal, env);
  const line = ran?.stdout.trim().split('\n').at(-1);
  return ran?.exitCode === 0 && line ? (JSON.parse(line) as readonly string[] | null) : [];
}
