import { points, type Registrar } from '@retake/plugin-api';
import { catalogue } from '@retake/remedies';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import plugin from './plugin.js';
import { repairConfig } from './repair-config.js';

describe('the plugin', () => {
  it('contributes a strategy, and every operation that its rows name', () => {
    const seen: string[] = [];
    const registrar: Registrar = { contribute: (point, { id }) => void seen.push(`${point.id} ${id}`) };
    plugin.register(registrar, repairConfig.parse(undefined) as never);
    const named = catalogue.flatMap(({ strategy, operation }) =>
      strategy === 'repair' && operation ? [`${points.operation.id} ${operation}`] : [],
    );
    expect(new Set(seen)).toEqual(new Set([`${points.strategy.id} repair`, ...named]));
    expect(plugin.id).toBe(manifest.retake.id);
  });

  it('takes folders and sources, and refuses relative ones', () => {
    expect(repairConfig.safeParse({ folders: ['/models'] }).success).toBe(true);
    expect(repairConfig.safeParse({ folders: ['models'] }).success).toBe(false);
    expect(repairConfig.safeParse({ sources: [{ checkpoint: '/m', url: 'no url' }] }).success).toBe(false);
  });
});
