import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkPlugin } from './check-plugin.js';

const retake = { plugin: './plugin.mjs', id: 'mine', api: 1, kinds: ['strategy'] };
const packageJson = {
  name: 'mine',
  keywords: ['retake-plugin'],
  peerDependencies: { '@retake/plugin-api': '^0.1.0' },
  retake,
};
const strategy = "{ id: 'a', inject: [], create: () => ({ propose: () => [] }) }";
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A plugin package on disk, written without any import so that it loads from anywhere. */
async function makePackage(definition: string, json: object = packageJson): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'retake-testkit-'));
  folders.push(folder);
  const files = {
    'package.json': JSON.stringify(json),
    'plugin.mjs': `export default Object.freeze({ brand: Symbol.for('retake.plugin'), ${definition} });`,
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

function registering(...contributions: string[]): string {
  const calls = contributions.map((text) => `registrar.contribute({ id: 'strategy' }, ${text});`);
  return `id: 'mine', api: 1, register(registrar) { ${calls.join(' ')} }`;
}

async function findings(definition: string, json?: object) {
  return checkPlugin(await makePackage(definition, json));
}

describe('checkPlugin', () => {
  it('finds nothing in a good plugin', async () => {
    expect(await findings(registering(strategy))).toEqual([]);
  });

  it.each([
    ['a manifest with a mistake', { ...packageJson, retake: { ...retake, api: 'one' } }, 'retake.api'],
    [
      'a module that is not there',
      { ...packageJson, retake: { ...retake, plugin: './gone.js' } },
      'does not exist',
    ],
    ['a module outside', { ...packageJson, retake: { ...retake, plugin: './..' } }, 'leads out of'],
    ['no peer dependency', { ...packageJson, peerDependencies: {} }, 'not a peer dependency'],
    [
      'a copy of its own of plugin-api',
      { ...packageJson, dependencies: { '@retake/plugin-api': '^0.1.0' } },
      'not a peer dependency',
    ],
    ['no keyword', { ...packageJson, keywords: [] }, 'keyword'],
  ])('finds %s', async (_, json, words) => {
    expect(await findings(registering(strategy), json)).toMatchObject([
      { check: 'manifest', message: expect.stringContaining(words) },
    ]);
  });

  it.each([
    ['a module that throws', 'id: (() => { throw new Error("no luck"); })()', 'import', 'no luck'],
    [
      'another id',
      registering(strategy).replace("'mine'", "'other'"),
      'definition',
      'id is mine in package.json and other',
    ],
    ['an unknown field', `${registering(strategy)}, stopp() {}`, 'definition', 'unknown field "stopp"'],
    [
      'a register that throws',
      'id: "mine", api: 1, register() { throw new Error("no luck") }',
      'register',
      'no luck',
    ],
    ['a register that is asynchronous', 'id: "mine", api: 1, async register() {}', 'register', 'synchronous'],
    [
      'an unknown field of a contribution',
      registering(strategy.replace('inject', 'prio: 1, inject')),
      'register',
      '"prio"',
    ],
    ['two contributions with one id', registering(strategy, strategy), 'register', 'declared twice'],
    [
      'a kind that is named only',
      'id: "mine", api: 1, register() {}',
      'register',
      '"strategy" is named but not contributed',
    ],
    [
      'a create that throws',
      registering("{ id: 'a', inject: [], create() { throw new Error('no luck') } }"),
      'create',
      'no luck',
    ],
    [
      'a create that uses what it is given',
      registering("{ id: 'a', inject: [{ id: 'runtime' }], create: (runtime) => runtime.open() }"),
      'create',
      'fake runtime: open was called',
    ],
    [
      'a strategy without propose',
      registering("{ id: 'a', inject: [], create: () => ({}) }"),
      'create',
      'has no propose',
    ],
    [
      'a contribution that is nothing',
      registering("{ id: 'a', inject: [], create: () => null }"),
      'create',
      'created as null',
    ],
    [
      'a start that throws',
      `${registering(strategy)}, start() { throw new Error('no luck') }`,
      'start',
      'no luck',
    ],
    [
      'a stop that rejects',
      `${registering(strategy)}, async stop() { throw new Error('no luck') }`,
      'stop',
      'no luck',
    ],
  ])('finds %s', async (_, definition, check, words) => {
    expect(await findings(definition)).toMatchObject([{ check, message: expect.stringContaining(words) }]);
  });

  it('finds a register that declares something else each time', async () => {
    const definition = `n: 0, ...(() => { let n = 0; return { id: 'mine', api: 1, register(registrar) {
      n += 1;
      registrar.contribute({ id: 'strategy' }, { id: 'a' + n, inject: [], create: () => ({ propose: () => [] }) });
    } }; })()`.replace('n: 0, ', '');
    expect(await findings(definition)).toMatchObject([
      { check: 'register', message: expect.stringContaining('second time') },
    ]);
  });

  it.each([
    [
      'a global',
      'globalThis.leftByPlugin ??= 1;',
      'globals: added leftByPlugin',
      () => Reflect.deleteProperty(globalThis, 'leftByPlugin'),
    ],
    [
      'an environment variable',
      "process.env.LEFT_BY_PLUGIN = '1';",
      'environment: added LEFT_BY_PLUGIN=1',
      () => Reflect.deleteProperty(process.env, 'LEFT_BY_PLUGIN'),
    ],
    [
      'a listener',
      "process.once('SIGTERM', globalThis.setTimeout);",
      'process listeners: added SIGTERM',
      () => process.removeListener('SIGTERM', setTimeout as never),
    ],
  ])('finds %s that register leaves behind', async (_, effect, words, cleanUp) => {
    const definition = registering(strategy).replace('{ registrar', `{ ${effect} registrar`);
    const found = await findings(definition);
    cleanUp();
    expect(found).toContainEqual(
      expect.objectContaining({ check: 'register', message: expect.stringContaining(words) }),
    );
  });

  it('finds a timer that register starts', async () => {
    const effect = 'globalThis.setTimeout(() => {}, 5);';
    const found = await findings(registering(strategy).replace('{ registrar', `{ ${effect} registrar`));
    expect(found).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('open resources: added Timeout') }),
    );
  });

  it('injects what the caller gives instead of a fake', async () => {
    const create = "{ id: 'a', inject: [{ id: 'runtime' }], create: (runtime) => runtime.open() }";
    const folder = await makePackage(registering(create));
    const runtime = { open: () => ({ propose: () => [] }) };
    expect(await checkPlugin(folder, { services: { runtime } })).toEqual([]);
  });

  it('validates the configuration before it registers', async () => {
    const schema = `config: { '~standard': { version: 1, vendor: 'x', validate: (value) =>
      value.n === 1 ? { value } : { issues: [{ message: 'n is not 1' }] } } }`;
    const folder = await makePackage(`${registering(strategy)}, ${schema}`);
    expect(await checkPlugin(folder)).toMatchObject([
      { check: 'register', message: expect.stringContaining('n is not 1') },
    ]);
    expect(await checkPlugin(folder, { config: { n: 1 } })).toEqual([]);
  });
});
