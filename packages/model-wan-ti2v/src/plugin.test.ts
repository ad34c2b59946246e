import type { Contribution } from '@retake/plugin-api';
import { points } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import plugin from './plugin.js';

it('contributes the model wan-ti2v', () => {
  const contributed: [unknown, string][] = [];
  const registrar = {
    contribute: (point: unknown, { id }: Contribution<unknown, readonly []>) => contributed.push([point, id]),
  };
  plugin.register(registrar as never, { alternatives: [] } as never);
  expect(plugin.id).toBe('model-wan-ti2v');
  expect(contributed).toEqual([[points.model, 'wan-ti2v']]);
});
