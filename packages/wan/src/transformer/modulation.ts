import type { LayerWriter } from '../layers/layer-writer.js';

/** Rows of `table` [1,rows,D] + `condition` [rows or 1,D], each as [D]. */
export function modulationRows(
  layers: LayerWriter,
  table: string,
  condition: string,
  rows: number,
): readonly string[] {
  const { graph } = layers;
  const sum = graph.node('Add', [layers.tensor(table), condition]);
  const flat = graph.node('Squeeze', [sum, layers.integers(0)]);
  return Array.from({ length: rows }, (_, row) => {
    const index = graph.constant(`modulation.row_${row}`, 'int64', [], [row]);
    return graph.node('Gather', [flat, index], { name: `modulation.${row}`, attributes: { axis: 0 } });
  });
}

/** LN(x)·(1 + scale) + shift in one operator: the modulation is LayerNormalization's own gain and bias. */
export function modulatedNorm(
  layers: LayerWriter,
  x: string,
  scale: string,
  shift: string,
  eps: number,
): string {
  const { graph } = layers;
  const one = 'modulation.one';
  if (!graph.has(one)) graph.constant(one, 'float32', [], [1]);
  const gain = graph.node('Add', [scale, one]);
  return graph.node('LayerNormalization', [x, gain, shift], { attributes: { axis: -1, epsilon: eps } });
}
