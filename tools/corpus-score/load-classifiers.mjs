import { existsSync, readdirSync, readFileSync } from 'node:fs';

const packages = new URL('../../packages/', import.meta.url);

/** All built classifier packages of the repository, as `explain` of the kernel takes them. */
export async function loadClassifiers() {
  const names = readdirSync(packages).filter((name) => name.startsWith('classifier-'));
  const loaded = await Promise.all(names.map(classifiersOf));
  return loaded.flat();
}

async function classifiersOf(name) {
  const folder = new URL(`${name}/`, packages);
  const { retake } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
  const module = new URL(retake.plugin, folder);
  if (!existsSync(module)) {
    console.error(`${name} is not built and is left out`);
    return [];
  }
  const { default: plugin } = await import(module);
  const found = [];
  plugin.register({ contribute: (_, { id, create }) => found.push({ id, value: create() }) }, {});
  return found;
}
