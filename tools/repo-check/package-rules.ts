import { importsOf, packageOf } from './imports-of.js';
import type { RepoPackage } from './repo-package.js';

/** What a package that is published must look like. Each rule names what is wrong, or returns nothing. */
export const packageRules: Readonly<Record<string, (pkg: RepoPackage) => readonly string[]>> = {
  'is named after its folder': ({ manifest, folder }) =>
    manifest.name === `@retake/${folder.split('/').at(-1)}` ? [] : [`is named ${manifest.name}`],

  'states licence, version, kind and engine': ({ manifest }) => [
    ...(manifest.license === 'Apache-2.0' ? [] : ['license is not Apache-2.0']),
    ...(/^\d+\.\d+\.\d+/.test(String(manifest.version)) ? [] : ['version is missing']),
    ...(manifest.type === 'module' ? [] : ['type is not module']),
    ...(record(manifest.engines).node === '>=20.19' ? [] : ['engines.node is not >=20.19']),
    ...(manifest.description ? [] : ['description is missing']),
    ...('sideEffects' in manifest ? [] : ['sideEffects is missing']),
  ],

  'publishes its build and README': ({ manifest }) =>
    ['dist', 'README.md']
      .filter((name) => !(manifest.files as string[] | undefined)?.includes(name))
      .map((name) => `files lacks ${name}`),

  'exports types before code, and its package.json': ({ manifest }) => {
    const exported = record(manifest.exports);
    const modules = Object.entries(exported).filter(([key]) => key !== './package.json');
    return [
      ...(exported['./package.json'] === './package.json' ? [] : ['exports lacks ./package.json']),
      ...modules
        .filter(([, target]) => Object.keys(record(target)).join() !== 'types,default')
        .map(([key]) => `export ${key} is not { types, default }`),
    ];
  },

  'builds code and types': ({ manifest }) =>
    ['build', 'build:types']
      .filter((name) => !record(manifest.scripts)[name])
      .map((name) => `no script ${name}`),

  'pins no machine and no tag of the registry': ({ manifest }) =>
    ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies']
      .flatMap((kind) => Object.entries(record(manifest[kind])))
      .filter(([, range]) => /^(\*|latest|file:|link:|https?:|git)/.test(String(range)))
      .map(([name, range]) => `${name} is asked for as ${range}`),

  'imports in its sources only what is installed with it': ({ manifest, sources }) => {
    const given = { ...record(manifest.dependencies), ...record(manifest.peerDependencies) };
    return sources
      .filter(({ path }) => path.includes('/src/') && !path.includes('.test.'))
      .flatMap(({ path, text }) => importsOf(text).map((from) => ({ path, name: packageOf(from) })))
      .filter(({ name }) => name && name !== manifest.name && !(name in given))
      .map(({ path, name }) => `${path} imports ${name}`);
  },

  'has a README with a title, an install line and an example': ({ readme }) => {
    if (readme === undefined) return ['README.md is missing'];
    return [
      ...(readme.startsWith('# ') ? [] : ['has no title']),
      ...(/npm install/.test(readme) ? [] : ['has no "npm install"']),
      ...(readme.includes('```') ? [] : ['has no example']),
    ];
  },
};

export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
