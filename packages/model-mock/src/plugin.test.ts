import { points, type Registrar } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import plugin from './plugin.js';

it('contributes the model under an id that says mock', () => {
  const seen: string[] = [];
  const registrar: Registrar = { contribute: (point, { id }) => void seen.push(`${point.id} ${id}`) };
  plugin.register(registrar, undefined as never);
  expect(seen).toEqual([`${points.model.id} mock-video`]);
  expect(plugin.id).toBe(manifest.retake.id);
});
