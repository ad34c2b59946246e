import type { LayerWriter } from '../layers/layer-writer.js';

/** Tokens that share a timestep, hence their modulation: all, or those of the first latent frame and the others. */
export type TokenParts = 1 | 2;

/**
 * Modulates tokens in one or two parts, each with its own rows. With two parts the graph has an input `part_lengths`
 * [2]: how many tokens carry the first and the second timestep.
 */
export class Modulation {
  readonly #layers: LayerWriter;
  readonly #parts: TokenParts;
  readonly #rows: string;
  readonly #rowCount: number;
  readonly #eps: number;

  /** @param condition [parts,rows,D] or [parts,1,D], added to `table` [1,rows,D] */
  constructor(options: {
    readonly layers: LayerWriter;
    readonly parts: TokenParts;
    readonly table: string;
    readonly condition: string;
    readonly rows: number;
    readonly eps: number;
  }) {
    const { layers, parts, table, condition, rows, eps } = options;
    const { graph } = layers;
    if (parts === 2) graph.input(partLengths, 'int64', [2]);
    const sum = graph.node('Add', [layers.tensor(table), condition]);
    this.#rows = graph.node('Reshape', [sum, layers.integers(parts * rows, -1)]);
    this.#layers = layers;
    this.#parts = parts;
    this.#rowCount = rows;
    this.#eps = eps;
  }

  /** LN(x)·(1 + scale) + shift in one operator per part: the modulation is LayerNormalization's own gain and bias. */
  norm(x: string, scale: number, shift: number): string {
    const { graph } = this.#layers;
    const one = 'modulation.one';
    if (!graph.has(one)) graph.constant(one, 'float32', [], [1]);
    return this.#perPart(x, (tokens, part) => {
      const gain = graph.node('Add', [this.#row(part, scale), one]);
      const inputs = [tokens, gain, this.#row(part, shift)];
      return graph.node('LayerNormalization', inputs, { attributes: { axis: -1, epsilon: this.#eps } });
    });
  }

  /** x + change·gate */
  gated(x: string, change: string, gate: number): string {
    const { graph } = this.#layers;
    const weighed = this.#perPart(change, (tokens, part) =>
      graph.node('Mul', [tokens, this.#row(part, gate)]),
    );
    return graph.node('Add', [x, weighed]);
  }

  #perPart(x: string, change: (tokens: string, part: number) => string): string {
    if (this.#parts === 1) return change(x, 0);
    const { graph } = this.#layers;
    const pieces = graph.nodeOutputs('Split', [x, partLengths], { outputs: 2, attributes: { axis: 0 } });
    return graph.node('Concat', pieces.map(change), { attributes: { axis: 0 } });
  }

  /** One row as [D]. */
  #row(part: number, row: number): string {
    const { graph } = this.#layers;
    const name = `modulation.${part}_${row}`;
    if (graph.has(name)) return name;
    const index = graph.constant(`${name}.index`, 'int64', [], [part * this.#rowCount + row]);
    return graph.node('Gather', [this.#rows, index], { name, attributes: { axis: 0 } });
  }
}

const partLengths = 'part_lengths';
