/** Settings of npm that decide how packages are fetched. pnpm takes them from variables of its own. */
const shared = ['registry', 'cafile', 'proxy', 'https_proxy', 'noproxy', 'strict_ssl'];

/** The variables that make pnpm fetch from where npm would: npm hands its settings to the scripts it runs. */
export function npmSettings(env) {
  const settings = {};
  for (const name of shared) {
    const value = env[`npm_config_${name}`];
    if (value) settings[`pnpm_config_${name}`] = value;
  }
  return settings;
}
