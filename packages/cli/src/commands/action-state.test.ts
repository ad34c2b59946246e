import { catalogue, strategyNames } from '@retake/remedies';
import { describe, expect, it } from 'vitest';
import { type Surroundings, stateOfAction } from './action-state.js';

const everything: Surroundings = { strategies: strategyNames, models: ['wan-t2v'], cuda: false };
const state = (id: string, here: Partial<Surroundings> = {}) => {
  const row = catalogue.find((one) => one.id === id);
  return row && stateOfAction(row, { ...everything, ...here });
};

describe('the state of an action', () => {
  it.each([
    ['fallback.tiling', 'available'],
    ['repair.relink', 'available'],
    ['guide.free-disk', 'for a person'],
    ['offload.one-expert', 'always so in Retake’s own models'],
    ['offload.sequential', 'needs a CUDA card and a model adapter that uses it'],
    ['fallback.comfyui', 'needs a ComfyUI server and an adapter that drives it'],
    ['repair.refetch', 'needs a download source in the configuration of strategy-repair'],
    ['fallback.other-model', 'needs another installed model plugin'],
    ['degrade.mock', 'needs @retake/model-mock'],
  ])('%s: %s', (id, expected) => {
    expect(state(id)).toBe(expected);
  });

  it('names the plugin that is missing first', () => {
    expect(state('fallback.tiling', { strategies: ['retry'] })).toBe('needs @retake/strategy-fallback');
  });

  it('sees cards and models', () => {
    expect(state('offload.sequential', { cuda: true })).toBe('needs a model adapter that offers this dial');
    expect(state('fallback.other-model', { models: ['a', 'b'] })).toBe('available');
    expect(state('degrade.mock', { models: ['mock-video'] })).toBe('available');
  });
});
