// Runs a chain of matrix products over stored half-precision weights and prints what memory that took, as JSON.
// Usage: node ordered-cast-memory.mjs FILE SIZE LAYERS DTYPE ordered|plain
import { readFileSync } from 'node:fs';
import { GraphBuilder, openSafetensors } from '@retake/onnx';
import * as ort from 'onnxruntime-node';

const [path, sizeText, layersText, dtype, mode] = process.argv.slice(2);
const size = Number(sizeText);
const file = await openSafetensors(path);
const graph = new GraphBuilder('chain');
let hidden = graph.input('x', 'float32', ['S', size]);
for (let layer = 0; layer < Number(layersText); layer++) {
  const entry = { ...file.tensors.get(`w${layer}`), dtype };
  const weight =
    mode === 'ordered'
      ? graph.weightF32(`w${layer}`, entry, hidden)
      : graph.cast(graph.weight(`w${layer}`, entry), 'float32');
  hidden = graph.node('Gemm', [hidden, weight], { name: `h${layer}`, attributes: { transB: 1 } });
}
graph.output(hidden, 'float32', ['S', size], 'y');
const { model, weightsRoot } = graph.build();
const before = memory();
const session = await ort.InferenceSession.create(model, {
  enableMemPattern: false,
  logSeverityLevel: 3,
  extra: { session: { disable_prepacking: '1', model_external_initializers_file_folder_path: weightsRoot } },
});
const x = new ort.Tensor('float32', new Float32Array(size).fill(0.1), [1, size]);
const { y } = await session.run({ x });
await session.run({ x });
const after = memory();
// Mapped pages of files only grow here, so the peak of everything less the files at the end is the anonymous peak.
const peakBytes = after.VmHWM - after.RssFile - before.RssAnon;
process.stdout.write(JSON.stringify({ peakBytes, first: y.data[0] }));

function memory() {
  const lines = readFileSync('/proc/self/status', 'utf8').matchAll(/(RssAnon|RssFile|VmHWM):\s+(\d+) kB/g);
  return Object.fromEntries([...lines].map(([, name, kilobytes]) => [name, Number(kilobytes) * 1024]));
}
