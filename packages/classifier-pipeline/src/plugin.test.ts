import { points, type Registrar } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import plugin from './plugin.js';

describe('the plugin', () => {
  it('contributes a classifier under the id of its manifest', () => {
    const seen: string[] = [];
    const registrar: Registrar = { contribute: (point) => void seen.push(point.id) };
    plugin.register(registrar, undefined as never);
    expect(seen).toEqual([points.classifier.id]);
    expect(plugin.id).toBe(manifest.retake.id);
  });
});
