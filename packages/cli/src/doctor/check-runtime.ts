import type { PluginHost } from '@retake/kernel';
import { points, RetakeError } from '@retake/plugin-api';
import type { Check } from './check.js';

const startMs = 30_000;

/** Whether an inference process really starts; it is closed again. */
export async function checkRuntime(host: PluginHost): Promise<Check[]> {
  const [runtime] = host.all(points.runtime);
  if (!runtime) return [];
  const signal = AbortSignal.timeout(startMs);
  try {
    const worker = await runtime.value.open({ memoryBytes: null, signal });
    const { pid } = worker;
    await worker.close();
    return [{ id: 'runtime', state: 'ok', text: `${runtime.value.version} starts`, facts: { pid } }];
  } catch (error) {
    const hint = RetakeError.is(error) ? error.hint : `It had ${startMs / 1000} s to start.`;
    const text = `${runtime.value.version} does not start: ${(error as Error).message}`;
    return [{ id: 'runtime', state: 'fail', text, hint }];
  }
}
