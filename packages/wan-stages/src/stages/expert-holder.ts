import { join } from 'node:path';
import { openWeights } from '@retake/onnx';
import { RetakeError, type StageContext } from '@retake/plugin-api';
import { type Expert, WanTransformer } from '@retake/wan';
import { quantizedWeights } from './quantized-weights.js';
import type { StageTools } from './stage-tools.js';
import { textLength } from './text-length.js';

/** Holds the expert that runs, and never two: the first is freed before the second is opened. */
export class ExpertHolder {
  readonly #tools: StageTools;
  readonly #context: StageContext;
  #held: { readonly name: Expert; readonly model: WanTransformer } | undefined;

  constructor(tools: StageTools, context: StageContext) {
    this.#tools = tools;
    this.#context = context;
  }

  async get(name: Expert): Promise<WanTransformer> {
    if (this.#held?.name === name) return this.#held.model;
    await this.close();
    const model = await this.#open(name);
    this.#held = { name, model };
    return model;
  }

  async close(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    await held?.model.close();
  }

  async #open(name: Expert): Promise<WanTransformer> {
    const { configs, plan, worker } = this.#tools;
    const config = configs.experts[name];
    if (!config)
      throw new RetakeError(
        'checkpoint_invalid',
        `The schedule needs ${name}, which ${configs.folder} lacks`,
        {
          facts: { component: name, file: configs.folder, kind: 'missing_file' },
        },
      );
    const { residency, precision } = plan.options;
    return new WanTransformer({
      config,
      weights: await openWeights(join(configs.folder, name)),
      quantized:
        precision.transformer === 'source'
          ? undefined
          : await quantizedWeights(this.#tools, {
              expert: name,
              precision: precision.transformer,
              signal: this.#context.signal,
            }),
      worker: await worker.open(this.#context),
      residency,
      textLength,
    });
  }
}
