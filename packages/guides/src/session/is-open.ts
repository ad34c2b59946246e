import { readState } from './state-file.js';

/**
 * Whether a guided workflow of that name was begun and not ended.
 * @throws RetakeError `request_invalid`, `runs_directory_unusable`
 */
export async function isOpen(folder: string, id: string): Promise<boolean> {
  const state = await readState(folder, id);
  return state !== null && state.state !== 'done';
}
