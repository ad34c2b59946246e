import type { Clock, Logger, Plugin, Random } from '@retake/plugin-api';

/** What the kernel hands to plugins that inject it. */
export interface PluginServices {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** An absolute, existing folder for derived files. */
  readonly cacheDirectory: string;
}

/** Milliseconds each phase of one plugin may take. */
export interface PluginDeadlines {
  readonly import: number;
  readonly create: number;
  readonly start: number;
  readonly stop: number;
}

export interface LoadPluginsOptions {
  /** `import.meta.url` or a path of the app; the nearest package.json from there upwards lists the plugins. */
  readonly from: string;
  /** Further plugins, as objects or as paths of package folders (relative to the app). */
  readonly plugins?: readonly (Plugin | string)[];
  /** Plugin ids or package names to leave out. */
  readonly exclude?: readonly string[];
  /** Plugin ids or package names without which loading fails. */
  readonly required?: readonly string[];
  /** Configuration by plugin id. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly services: PluginServices;
  readonly deadlines?: Partial<PluginDeadlines>;
  readonly signal?: AbortSignal;
}
