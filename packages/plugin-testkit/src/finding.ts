/** The checks of the conformance suite, in the order in which they run. */
export const pluginChecks = [
  'manifest',
  'import',
  'definition',
  'register',
  'create',
  'start',
  'stop',
] as const;
export type PluginCheck = (typeof pluginChecks)[number];

/** Something a plugin does against the contract, and what to do about it. */
export interface Finding {
  readonly check: PluginCheck;
  readonly message: string;
  readonly hint: string;
}
