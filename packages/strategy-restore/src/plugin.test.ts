import { points, type Registrar } from '@retake/plugin-api';
import { strategyConfig } from '@retake/remedies';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import plugin from './plugin.js';

describe('the plugin', () => {
  it('contributes a strategy and its operations under the id of its manifest', () => {
    const seen: string[] = [];
    const registrar: Registrar = { contribute: (point) => void seen.push(point.id) };
    plugin.register(registrar, strategyConfig.parse(undefined) as never);
    expect(seen).toEqual([points.strategy.id, points.operation.id, points.operation.id]);
    expect(plugin.id).toBe(manifest.retake.id);
  });
});
