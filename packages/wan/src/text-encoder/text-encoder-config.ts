/** What the graphs need of `text_encoder/config.json` (UMT5EncoderModel); keys are the file's, in camel case. */
export interface TextEncoderConfig {
  readonly vocabSize: number;
  readonly dModel: number;
  /** Width of one head; heads · dKv need not equal dModel. */
  readonly dKv: number;
  readonly numHeads: number;
  readonly dFf: number;
  readonly numLayers: number;
  readonly relativeAttentionNumBuckets: number;
  readonly relativeAttentionMaxDistance: number;
  readonly layerNormEpsilon: number;
}
