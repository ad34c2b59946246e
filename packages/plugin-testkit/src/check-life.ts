import type { Plugin } from '@retake/plugin-api';
import type { Finding } from './finding.js';

const hint = 'Look at the cause; neither may throw when nothing is wrong with the machine.';

/** Starts a plugin and stops it again, as the kernel does. */
export async function checkLife(plugin: Plugin): Promise<readonly Finding[]> {
  try {
    await plugin.start?.({ signal: new AbortController().signal });
  } catch (error) {
    return [{ check: 'start', message: `start threw: ${String(error)}`, hint }];
  }
  try {
    await plugin.stop?.();
    return [];
  } catch (error) {
    return [{ check: 'stop', message: `stop threw: ${String(error)}`, hint }];
  }
}
