import { otherCheckpoints } from './other-checkpoints.js';
import type { RegisteredCheckpoint } from './registered-checkpoint.js';
import { wanCheckpoints } from './wan-checkpoints.js';

/** Every checkpoint known by name. */
export const registry: readonly RegisteredCheckpoint[] = [...wanCheckpoints, ...otherCheckpoints];

/** The checkpoint meant by an id, a repository, its address or the name of its folder, whatever the case; undefined for strangers. */
export function registered(name: string): RegisteredCheckpoint | undefined {
  const wanted = plain(name);
  return registry.find(({ id, repository }) =>
    [id, repository, lastOf(repository)].some((known) => plain(known) === wanted),
  );
}

/** Ids of the models that Retake's plugins have, with the checkpoint they are made for. */
export const pluginModels: Readonly<Record<string, string>> = {
  'wan-t2v': 'wan2.2-t2v-a14b',
  'wan-i2v': 'wan2.2-i2v-a14b',
  'wan-ti2v': 'wan2.2-ti2v-5b',
  t2v: 'wan2.2-t2v-a14b',
  i2v: 'wan2.2-i2v-a14b',
  ti2v: 'wan2.2-ti2v-5b',
};

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^https?:\/\/huggingface\.co\/([^/]+\/[^/?#]+).*$/, '$1')
    .replace(/-diffusers$/, '')
    .replaceAll('_', '-');
}

function lastOf(repository: string): string {
  return repository.split('/').at(-1) ?? repository;
}
