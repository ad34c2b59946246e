import { describe, expect, it } from 'vitest';
import { firstMoveOf } from './first-move-of.js';
import { categories, failureTypes, strategyClasses, transiences } from './taxonomy.js';

describe('the first move', () => {
  it.each([
    ['vram_exhaustion', 'WAN_MEMORY_MANAGEMENT', 'needs_change', 'resource_optimization'],
    ['network_connectivity_loss', 'WAN_WEIGHTS_DOWNLOAD', 'transient', 'immediate_retry'],
    ['network_connectivity_loss', 'WAN_WEIGHTS_DOWNLOAD', 'permanent', 'user_intervention'],
    ['model_integrity_failure', 'WAN_WEIGHTS_INTEGRITY', 'permanent', 'automatic_repair'],
    ['unsupported_operation', 'WAN_HARDWARE_OPTIMIZATION', 'needs_change', 'parameter_adjustment'],
    ['generation_pipeline_error', 'WAN_INFERENCE', 'transient', 'immediate_retry'],
  ] as const)('for %s in %s, %s, is %s', (type, category, transience, move) => {
    expect(firstMoveOf(type, category, transience)).toBe(move);
  });

  it('is never to repeat what is not transient, except where waiting is the cure', () => {
    const patient = new Set([
      'bandwidth_limitation',
      'model_loading_timeout',
      'model_download_failure',
      'network_connectivity_loss',
    ]);
    for (const type of failureTypes.filter((name) => !patient.has(name)))
      for (const category of categories)
        for (const transience of transiences.filter((word) => word !== 'transient'))
          expect(firstMoveOf(type, category, transience)).not.toBe('immediate_retry');
  });

  it('is there for everything', () => {
    for (const type of failureTypes)
      for (const category of categories)
        for (const transience of transiences)
          expect(strategyClasses).toContain(firstMoveOf(type, category, transience));
  });
});
