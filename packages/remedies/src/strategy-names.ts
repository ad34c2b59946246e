/** The strategies of the catalogue; each is a plugin of its own, `strategy-<name>`. */
export const strategyNames = [
  'retry',
  'adjust',
  'offload',
  'quantize',
  'fallback',
  'repair',
  'restore',
  'degrade',
  'guide',
] as const;

export type StrategyName = (typeof strategyNames)[number];
