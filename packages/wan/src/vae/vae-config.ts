/** What the decoder graph needs of `vae/config.json` (AutoencoderKLWan); keys are the file's, in camel case. */
export interface VaeConfig {
  /** Channels of the widest picture; `decoder_base_dim` where the file has one. */
  readonly baseDim: number;
  readonly zDim: number;
  readonly dimMult: readonly number[];
  readonly numResBlocks: number;
  /** Per encoder level, deepest last: whether it halves time. The file spells it `temperal_downsample`. */
  readonly temporalDownsample: readonly boolean[];
  readonly outChannels: number;
  /** True for the 2.2 type, which this decoder does not take. */
  readonly isResidual: boolean;
  readonly latentsMean: readonly number[];
  readonly latentsStd: readonly number[];
}
