import type { Plugin, PluginManifest } from '@retake/plugin-api';
import type { PluginProblem } from '../report/index.js';

/** A package (or object) that may be a plugin, as far as it can be known without running code. */
export interface Candidate {
  readonly package: string;
  readonly version?: string;
  /** Absolute real path of the package folder; absent for plugins given as objects. */
  readonly path?: string;
  readonly manifest?: PluginManifest;
  /** Absolute real path of the module to import. */
  readonly entry?: string;
  /** `os` and `cpu` of package.json. */
  readonly platforms?: { readonly os?: readonly string[]; readonly cpu?: readonly string[] };
  /** Given as an object: nothing to import. */
  readonly plugin?: Plugin;
  /** What is wrong with its files. */
  readonly problem?: PluginProblem;
}
