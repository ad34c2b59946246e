/** The life of a plugin, in order. */
export const pluginPhases = [
  'read',
  'gate',
  'import',
  'check',
  'config',
  'register',
  'create',
  'start',
  'call',
  'stop',
] as const;
export type PluginPhase = (typeof pluginPhases)[number];
