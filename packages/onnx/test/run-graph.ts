import type { Graph } from '@retake/plugin-api';
import * as ort from 'onnxruntime-node';

interface Values {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** Runs a graph once in ONNX Runtime with float32 inputs and outputs; `prepack` as the runtime does by itself. */
export async function runGraph(graph: Graph, feeds: Readonly<Record<string, Values>>, prepack = true) {
  const session = await ort.InferenceSession.create(graph.model, {
    extra: {
      session: {
        model_external_initializers_file_folder_path: graph.weightsRoot,
        disable_prepacking: prepack ? '0' : '1',
      },
    },
  });
  const tensors = Object.entries(feeds).map(([name, { data, dims }]) => {
    return [name, new ort.Tensor('float32', data, [...dims])] as const;
  });
  const results = await session.run(Object.fromEntries(tensors));
  const outputs = Object.entries(results).map(([name, { data, dims }]) => {
    return [name, { data: Float32Array.from(data as Float32Array), dims }] as const;
  });
  await session.release();
  return Object.fromEntries(outputs) as Record<string, Values>;
}
