import { importsOf } from './imports-of.js';
import type { SourceFile } from './repo-package.js';

const lineLimit = 300;
const isTest = (path: string) => /\.test(-d)?\.ts$/.test(path) || path.includes('/test/');
const imports = (text: string, name: string) =>
  importsOf(text).filter((from) => from === name || from.startsWith(`${name}/`));
const kernelForbids = [
  '@retake/wan',
  '@retake/onnx',
  'onnxruntime-node',
  'node:http',
  'node:https',
  'node:net',
];

/** What every source file must keep to. Each rule names what is wrong, or returns nothing. */
export const sourceRules: Readonly<Record<string, (file: SourceFile) => readonly string[]>> = {
  [`has at most ${lineLimit} lines`]: ({ text }) => {
    const lines = text.split('\n').length - 1;
    return lines > lineLimit ? [`has ${lines} lines`] : [];
  },

  'exports by name': ({ path, text }) => [
    ...(/^export \*/m.test(text) ? ['has `export *`'] : []),
    ...(/^export default/m.test(text) && !/(plugin|config|\.test)\.ts$/.test(path)
      ? ['has a default export']
      : []),
  ],

  'imports its neighbours with .js': ({ text }) =>
    importsOf(text)
      .filter((from) => from.startsWith('.') && !/\.(js|mjs|json)$/.test(from))
      .map((from) => `imports ${from}`),

  'keeps inversify in packages/kernel/src/wiring': ({ path, text }) =>
    path.startsWith('packages/kernel/src/wiring/')
      ? []
      : [...imports(text, 'inversify'), ...imports(text, 'reflect-metadata')].map(
          (from) => `imports ${from}`,
        ),

  'keeps onnxruntime-node in packages/runtime-ort/src': ({ path, text }) =>
    path.startsWith('packages/runtime-ort/src/') || isTest(path)
      ? []
      : imports(text, 'onnxruntime-node').map((from) => `imports ${from}`),

  'keeps models, ONNX and HTTP out of the kernel': ({ path, text }) =>
    path.startsWith('packages/kernel/src/') && !isTest(path)
      ? kernelForbids.flatMap((name) => imports(text, name)).map((from) => `imports ${from}`)
      : [],
};

/** Lines of the file in the middle when files are sorted by length. */
export function medianLines(files: readonly SourceFile[]): number {
  const lengths = files.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}
