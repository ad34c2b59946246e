import type { GraphBuilder } from '@retake/onnx';

/** x · sigmoid(x) in one operator. */
export function silu(graph: GraphBuilder, x: string): string {
  return graph.node('QuickGelu', [x], { domain: 'com.microsoft', attributes: { alpha: 1 } });
}

/** 0.5x(1 + tanh(√(2/π)(x + 0.044715x³))), the tanh form of GELU. */
export function gelu(graph: GraphBuilder, x: string): string {
  return graph.node('FastGelu', [x], { domain: 'com.microsoft' });
}
