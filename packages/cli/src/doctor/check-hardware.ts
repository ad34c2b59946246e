import type { PluginHost } from '@retake/kernel';
import { points } from '@retake/plugin-api';
import { showBytes } from '../show/bytes.js';
import type { Check } from './check.js';

const detectMs = 5_000;

/** Each hardware profile: found on this machine, or only to be had simulated by its name. */
export async function checkHardware(host: PluginHost): Promise<Check[]> {
  return Promise.all(
    host.all(points.hardware).map(async (profile): Promise<Check> => {
      const detect = { timeoutMs: detectMs };
      const found = await host.call(profile, 'detect', (value, signal) => value.detect(signal), detect);
      const { title, memoryBytes } = profile.value.facts;
      const how =
        found.ok && found.value
          ? 'found on this machine'
          : `not found; --hardware ${profile.id} simulates it`;
      return {
        id: `hardware:${profile.id}`,
        state: found.ok ? 'ok' : 'warn',
        text: `${title}, ${showBytes(memoryBytes)}: ${how}`,
        facts: { found: found.ok && found.value, memoryBytes },
      };
    }),
  );
}
