import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Guide } from './guide.js';
import { guideFor } from './guide-for.js';
import { guides } from './guides.js';

const failures = readFileSync(new URL('../../../../docs/failures.md', import.meta.url), 'utf8');

test('the ids of guides, and of the steps of each, are unique', () => {
  const unique = (list: readonly string[]) => expect(new Set(list).size).toBe(list.length);
  unique(guides.map(({ id }) => id));
  for (const { steps } of guides) unique(steps.map(({ id }) => id));
});

test('every step looks for itself and has hints, and every guide says how long it takes', () => {
  for (const { id, steps, minutes } of guides) {
    for (const step of steps)
      expect([step.check, ...step.hints].length, `${id}: ${step.id}`).toBeGreaterThan(1);
    expect(
      steps.every(({ check }) => check !== undefined),
      id,
    ).toBe(true);
    expect(minutes[0], id).toBeLessThan(minutes[1]);
  }
});

test.each([
  ['WAN_HARDWARE_OPTIMIZATION/device_not_found', 'hardware_optimization_failure', 'gpu-not-detected'],
  ['WAN_MODEL_LOADING/not_ready_in_time', 'model_loading_timeout', 'quantization-slow'],
  ['WAN_HARDWARE_OPTIMIZATION/provider_unknown', 'hardware_optimization_failure', 'cuda-provider-missing'],
  ['WAN_WEIGHTS_DOWNLOAD/cut_short', 'model_download_failure', 'download-failing'],
  ['WAN_WEIGHTS_DOWNLOAD/disk_full', 'storage_space_insufficient', 'disk-full'],
  ['WAN_WEIGHTS_DOWNLOAD/gated_model', 'permission_denied', 'gated-model'],
  ['WAN_INFERENCE/black_output', 'generation_pipeline_error', 'bad-video'],
  ['WAN_MEMORY_MANAGEMENT/host_memory_exhausted', 'system_resource_error', 'host-memory-full'],
  ['WAN_MEMORY_MANAGEMENT/allocation_failed', 'vram_exhaustion', 'gpu-memory-full'],
  ['WAN_WEIGHTS_INTEGRITY/tensor_missing', 'model_integrity_failure', 'damaged-model'],
] as const)('%s leads to a guide', (code, type, id) => {
  expect(guideFor({ code, type })?.id).toBe(id);
});

test('no guide is better than a wrong one', () => {
  expect(
    guideFor({ code: 'WAN_MODEL_LOADING/permission_denied', type: 'permission_denied' }),
  ).toBeUndefined();
  expect(
    guideFor({ code: 'WAN_PARAMETER_VALIDATION/frame_count', type: 'invalid_parameters' }),
  ).toBeUndefined();
  expect(guideFor({ code: 'WAN_MODEL_LOADING/port_taken', type: 'system_resource_error' })).toBeUndefined();
});

test('causes that guides name are causes that failures have', () => {
  const known = new Set([...failures.matchAll(/^## \w+\/(\w+)$/gm)].map(([, cause]) => cause));
  const named = guides.flatMap(({ causes, except = [] }: Guide) => [...causes, ...except]);
  expect(named.filter((cause) => !known.has(cause))).toEqual([]);
});
