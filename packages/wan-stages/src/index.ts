export { type AdapterConfig, adapterConfig } from './adapter-config.js';
export { officialNegativePrompt } from './family/official-negative-prompt.js';
export type { Conditioning, RequestDefaults, WanFamily } from './family/wan-family.js';
export { checkLatents, checkVelocity } from './health/check-health.js';
export type { WanOptions } from './planning/wan-plan.js';
export type { WanRequest } from './request/wan-request.js';
export { WanAdapter, type WanParts } from './wan-adapter.js';
export { wanPlugin } from './wan-plugin.js';
