/** What the graphs need of `transformer/config.json` (WanTransformer3DModel); keys are the file's, in camel case. */
export interface TransformerConfig {
  readonly numAttentionHeads: number;
  readonly attentionHeadDim: number;
  readonly numLayers: number;
  readonly ffnDim: number;
  readonly textDim: number;
  /** Width of the sinusoidal timestep embedding. */
  readonly freqDim: number;
  readonly inChannels: number;
  readonly outChannels: number;
  /** Frames, rows and columns of latents that make one token. */
  readonly patchSize: readonly [number, number, number];
  readonly eps: number;
  /** Longest axis, in tokens, that the rotary table covers. */
  readonly ropeMaxSeqLen: number;
}
