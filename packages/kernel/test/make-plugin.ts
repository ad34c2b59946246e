import { definePlugin, type Plugin, type PluginDefinition, points } from '@retake/plugin-api';

/** A plugin with one strategy that proposes nothing, named like the plugin, unless told otherwise. */
export function makePlugin(id: string, parts: Partial<PluginDefinition<undefined>> = {}): Plugin {
  return definePlugin({
    id,
    api: 1,
    register(registrar) {
      registrar.contribute(points.strategy, { id, inject: [], create: () => ({ propose: () => [] }) });
    },
    ...parts,
  });
}
