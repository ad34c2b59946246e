import {
  type Contribution,
  points,
  type Registrar,
  services,
  type TensorRuntime,
  type Token,
} from '@retake/plugin-api';
import { defaultConfig } from '@retake/runtime-ort';
import plugin from '@retake/runtime-ort/plugin';
import { describe, expect, it } from 'vitest';
import { clock, log } from './runtime.js';

describe('the plugin', () => {
  it('contributes a runtime made of the clock and the logger', async () => {
    const found: { point: string; contribution: Contribution<unknown, readonly Token<unknown>[]> }[] = [];
    const registrar: Registrar = {
      contribute: (point, contribution) =>
        found.push({
          point: point.id,
          contribution: contribution as unknown as (typeof found)[0]['contribution'],
        }),
    };
    plugin.register(registrar, defaultConfig as never);
    expect(found.map(({ point }) => point)).toEqual([points.runtime.id]);
    const [first] = found;
    expect(first?.contribution.inject).toEqual([services.clock, services.logger]);
    const runtime = (await first?.contribution.create(clock, log)) as TensorRuntime;
    expect(runtime.version).toMatch(/^onnxruntime-node [\d.]+ \(cpu, \d+ threads?\)$/);
  });
});
