import { parsePluginManifest } from '../../packages/plugin-api/src/parse-plugin-manifest.js';
import { points } from '../../packages/plugin-api/src/points.js';
import { record } from './package-rules.js';
import type { RepoPackage } from './repo-package.js';

const libraries = [
  '@retake/plugin-api',
  '@retake/onnx',
  '@retake/wan',
  '@retake/wan-stages',
  '@retake/remedies',
];
/** What tests may need besides: their sources stay out of what is published. */
const forTests = ['@retake/plugin-testkit', '@retake/runtime-ort'];

/** What every plugin of this repository must look like, on top of the rules for packages. */
export const pluginRules: Readonly<Record<string, (pkg: RepoPackage) => readonly string[]>> = {
  'has a valid `retake` field': ({ manifest, folder }) => {
    const { manifest: parsed, problems } = parsePluginManifest(manifest.retake);
    if (problems) return problems;
    return [
      ...(parsed.id === folder.split('/').at(-1) ? [] : [`retake.id ${parsed.id} is not the folder's name`]),
      ...(parsed.api === 1 ? [] : [`retake.api is ${parsed.api}`]),
      ...parsed.kinds.filter((kind) => !(kind in points)).map((kind) => `retake.kinds has ${kind}`),
      ...((manifest.keywords as string[] | undefined)?.includes('retake-plugin')
        ? []
        : ['keyword is missing']),
    ];
  },

  'has plugin-api as peer and for development': ({ manifest }) => [
    ...(record(manifest.peerDependencies)['@retake/plugin-api'] ? [] : ['not in peerDependencies']),
    ...(record(manifest.devDependencies)['@retake/plugin-api'] ? [] : ['not in devDependencies']),
    ...(record(manifest.dependencies)['@retake/plugin-api'] ? ['in dependencies'] : []),
  ],

  'depends on no other plugin and not on the kernel': ({ manifest }) =>
    ['dependencies', 'peerDependencies', 'optionalDependencies', 'devDependencies'].flatMap((kind) => {
      const allowed = kind === 'devDependencies' ? [...libraries, ...forTests] : libraries;
      return Object.keys(record(manifest[kind]))
        .filter((name) => name.startsWith('@retake/') && !allowed.includes(name))
        .map((name) => `${kind} has ${name}`);
    }),
};
