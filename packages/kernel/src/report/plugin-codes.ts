/** Every code a plugin report can carry, with what to do about it. docs/plugin-reports.md explains each. */
export const pluginCodes = {
  not_installed: { hint: 'Run the install command of your package manager.' },
  manifest_unreadable: { hint: 'Install the package again; its package.json cannot be read.' },
  manifest_invalid: { hint: 'Correct the `retake` field in the package.json of the plugin.' },
  entry_outside: { hint: 'Give `retake.plugin` a path that starts with "./" and stays in the package.' },
  entry_missing: { hint: 'Build the plugin, or install it again.' },
  excluded: { hint: 'Remove it from `exclude` to use it.' },
  api_unsupported: {
    hint: 'Install a version of the plugin, or of Retake, so that both speak the same api.',
  },
  kind_unknown: { hint: 'Correct `retake.kinds`, or install a newer version of Retake.' },
  platform_unsupported: { hint: 'Nothing to do; the plugin is for other machines.' },
  import_failed: {
    hint: 'Look at the cause: a missing dependency, or an error at the top level of the module.',
  },
  import_timeout: { hint: 'Do slow work in `start`, not at the top level of the module.' },
  export_invalid: { hint: 'Export the result of definePlugin as the default of the module.' },
  id_mismatch: { hint: 'Use one id in `retake.id` of package.json and in definePlugin.' },
  duplicate_id: { hint: 'Remove one of the two packages from the dependencies of the app, or exclude one.' },
  config_invalid: { hint: 'Correct the configuration of this plugin.' },
  register_failed: {
    hint: 'Declare contributions in `register` and nothing else; do work in `create` or `start`.',
  },
  kind_undeclared: { hint: 'Add the kind to `retake.kinds` in the package.json of the plugin.' },
  contribution_invalid: { hint: 'Give contribute a point and an object with id, inject and create.' },
  contribution_duplicate: { hint: 'Give the contribution an id that no other has at this point.' },
  service_missing: { hint: 'Install a plugin that provides it and list it in the dependencies of the app.' },
  dependency_cycle: { hint: 'Break the circle: one of the plugins must not inject the other.' },
  create_failed: { hint: 'Look at the cause.' },
  create_timeout: { hint: 'Do slow work in `start`, or when the contribution is first used.' },
  start_failed: { hint: 'Look at the cause.' },
  start_timeout: { hint: 'Do slow work when the contribution is first used.' },
  call_failed: { hint: 'Look at the cause and report it to the author of the plugin.' },
  call_timeout: { hint: 'Report it to the author of the plugin.' },
  quarantined: { hint: 'It failed too often in a row and is left out; see the last cause.' },
  stop_failed: { hint: 'Look at the cause; files or processes may be left behind.' },
  stop_timeout: { hint: 'Files or processes of this plugin may be left behind.' },
} as const;

export type PluginCode = keyof typeof pluginCodes;
