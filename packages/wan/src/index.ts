export { fitSize, type PictureSize } from './conditioning/fit-size.js';
export { i2vFrames } from './conditioning/i2v-frames.js';
export { i2vMask } from './conditioning/i2v-mask.js';
export { joinChannels } from './conditioning/join-channels.js';
export { keepFirstFrame } from './conditioning/keep-first-frame.js';
export { type ComponentName, componentNames, type PipelineConfig } from './config/pipeline-config.js';
export { readPipelineConfig } from './config/read-pipeline-config.js';
export {
  type FlowMatchEulerConfig,
  readSchedulerConfig,
  type SchedulerConfig,
  type UniPCConfig,
} from './config/scheduler-config.js';
export { readTextEncoderConfig, type TextEncoderConfig } from './config/text-encoder-config.js';
export { readTransformerConfig, type TransformerConfig } from './config/transformer-config.js';
export { readVaeConfig, type VaeConfig } from './config/vae-config.js';
export { estimateTextEncoder, type TextEncoderEstimateInput } from './estimate/estimate-text-encoder.js';
export { estimateTransformer, type TransformerEstimateInput } from './estimate/estimate-transformer.js';
export { estimateVaeDecode, type VaeDecodeEstimateInput } from './estimate/estimate-vae-decode.js';
export { estimateVaeEncode, type VaeEncodeEstimateInput } from './estimate/estimate-vae-encode.js';
export type { MemoryEstimate } from './estimate/memory-estimate.js';
export type { Precision, StoredDtype } from './estimate/weight-bytes.js';
export type { ExpectedTensor } from './expected/expected-tensor.js';
export { expectedTextEncoderTensors } from './expected/expected-text-encoder-tensors.js';
export { expectedTransformerTensors } from './expected/expected-transformer-tensors.js';
export { expectedVaeDecoderTensors } from './expected/expected-vae-decoder-tensors.js';
export { expectedVaeEncoderTensors } from './expected/expected-vae-encoder-tensors.js';
export type { LatentRgb } from './preview/latent-rgb.js';
export { type LatentPreview, previewLatents } from './preview/preview-latents.js';
export type { LatentClip } from './preview/project-latents.js';
export { readLatentRgb } from './preview/read-latent-rgb.js';
export type { RgbFit } from './preview/rgb-fit.js';
export { chooseExpert, type Expert } from './sampling/choose-expert.js';
export { createSampler } from './sampling/create-sampler.js';
export { type DenoiseState, decodeDenoiseState, encodeDenoiseState } from './sampling/denoise-state.js';
export { type EulerConfig, FlowMatchEuler } from './sampling/flow-match-euler.js';
export type { FlowSampler } from './sampling/flow-sampler.js';
export {
  type FlowSchedule,
  flowSchedule,
  type ScheduleVariant,
  scheduleVariant,
} from './sampling/flow-sigmas.js';
export { combineGuidance } from './sampling/guidance.js';
export type { SamplerState } from './sampling/sampler-state.js';
export { torchRandn } from './sampling/torch-randn.js';
export { type SamplerConfig, UniPCMultistep } from './sampling/unipc-multistep.js';
export { cleanPrompt } from './text/clean-prompt.js';
export { loadTokenizer, type PromptTokenizer, type TokenizedPrompt } from './text/tokenizer.js';
export { type EncodeTextInput, Umt5Encoder, type Umt5EncoderOptions } from './text-encoder/umt5-encoder.js';
export type { TokenTimesteps } from './transformer/token-timesteps.js';
export {
  type PredictInput,
  WanTransformer,
  type WanTransformerOptions,
} from './transformer/wan-transformer.js';
export type { TileSizes, VaeTiling } from './vae/tiling.js';
export { vaeScale } from './vae/vae-scale.js';
export { type DecodeInput, WanVaeDecoder, type WanVaeDecoderOptions } from './vae/wan-vae-decoder.js';
export { type EncodeInput, WanVaeEncoder, type WanVaeEncoderOptions } from './vae/wan-vae-encoder.js';
