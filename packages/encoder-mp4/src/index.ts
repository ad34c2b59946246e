export { createMp4Encoder } from './create-mp4-encoder.js';
export { type EncoderChoice, type Mp4EncoderConfig, mp4EncoderConfig } from './mp4-encoder-config.js';
