export type { AdapterConfig } from './adapter-config.js';
export type { WanOptions } from './planning/wan-plan.js';
export { requestDefaults, type WanRequest } from './request/wan-request.js';
export { modelId, WanT2vAdapter, type WanT2vParts } from './wan-t2v-adapter.js';
