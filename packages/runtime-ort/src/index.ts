export { configSchema, defaultConfig, type OrtConfig } from './config.js';
export { baseDataBytes, minimumLimitBytes } from './figures.js';
export { OrtRuntime } from './ort-runtime.js';
