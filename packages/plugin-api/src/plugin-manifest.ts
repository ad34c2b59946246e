/** The `retake` field of a plugin's package.json: readable without running code. */
export interface PluginManifest {
  /** Path of the module with the plugin as default export, relative to the package: `./dist/plugin.js`. */
  readonly plugin: string;
  /** Unique in an app: lower-case words joined by "-". */
  readonly id: string;
  /** Contract version. Any integer; whether it is supported is asked later. */
  readonly api: number;
  /** Names of the points it contributes to. */
  readonly kinds: readonly string[];
}
