import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RetakeError } from '@retake/plugin-api';
import { guides } from '../guides/guides.js';
import type { GuideState } from './guide-state.js';
import { makeFolder } from './make-folder.js';

/** Path of a session's file. @throws RetakeError `request_invalid` for an id that is no name */
export function statePath(folder: string, id: string): string {
  if (!/^[\w-][\w.-]{0,127}$/.test(id))
    throw new RetakeError('request_invalid', `"${id}" cannot be the name of a guide's session`, {
      hint: 'Use letters, digits, - and _.',
    });
  return join(folder, `${id}.json`);
}

/**
 * The session as it was left; null when there is none, or its file is not one of this version.
 * @throws RetakeError `runs_directory_unusable` when it cannot be read
 */
export async function readState(folder: string, id: string): Promise<GuideState | null> {
  const path = statePath(folder, id);
  try {
    const state = JSON.parse(await readFile(path, 'utf8')) as Partial<GuideState> | null;
    return state?.version === 1 && state.id === id && isWhole(state) ? state : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unusable(folder, error);
  }
}

/**
 * Keeps the session, so that a reader sees all of it or what was before.
 * @throws RetakeError `runs_directory_unusable`
 */
export async function writeState(folder: string, state: GuideState): Promise<void> {
  const path = statePath(folder, state.id);
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await makeFolder(folder);
    const file = await open(draft, 'w');
    try {
      await file.writeFile(`${JSON.stringify(state, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw unusable(folder, error);
  }
}

function unusable(folder: string, error: unknown): RetakeError {
  const { code: errno = 'unknown', message } = error as NodeJS.ErrnoException;
  return new RetakeError('runs_directory_unusable', `The guide cannot be kept in ${folder}: ${message}.`, {
    cause: error,
    facts: { folder, errno },
  });
}

function isWhole(state: Partial<GuideState>): state is GuideState {
  return (
    guides.some(({ id }) => id === state.guide) &&
    ['open', 'done', 'stopped'].includes(String(state.state)) &&
    Array.isArray(state.done) &&
    typeof state.facts === 'object' &&
    state.facts !== null
  );
}
