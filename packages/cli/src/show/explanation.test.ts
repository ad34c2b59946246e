import { expect, test } from 'vitest';
import { failure } from '../../test/sample-events.js';
import { colorsFor } from './colors.js';
import { showExplanation } from './explanation.js';

const colors = colorsFor(false, {});
const lines = (given: Partial<typeof failure>, ...others: (typeof failure)[]) => {
  const one = { ...failure, ...given };
  return showExplanation({ failure: one, candidates: [one, ...others] }, colors);
};

test('tells meaning, first move, steps, why and numbers', () => {
  const text = lines({
    evidence: { classifier: 'ort', rule: 'arena', span: 'buffer of\n size 123' },
    facts: { bytesAsked: 2 ** 30, device: 0 },
    retryAfterMs: 30_000,
  });
  expect(text).toContain('✗ The frames do not fit into memory.');
  expect(text).toContain('has to change');
  expect(text).toMatch(/First move +need less: .*, not before 30 s have passed \(resource_optimization\)/);
  expect(text).toContain('  1. Allow');
  expect(text).toMatch(/Why +"buffer of size 123", known to ort \(arena\), 95 % sure/);
  expect(text).toMatch(/Read from it +1 GiB were asked for; device 0/);
  expect(text).toMatch(/How long +2 to 15 minutes/);
  expect(text).toContain('retake fix gpu-memory-full --know bytesAsked=');
  expect(text).toContain('`nvidia-smi`');
});

test('shows another opinion only where the first is not sure', () => {
  const other = { ...failure, code: 'WAN_INFERENCE/other', userMessage: 'Something else.', confidence: 0.5 };
  expect(lines({ confidence: 0.6 }, other)).toMatch(/Or else +Something else. \(50 % sure\)/);
  expect(lines({ confidence: 0.95 }, other)).not.toContain('Or else');
});

test('says that it does not know', () => {
  const text = lines({ confidence: 0, evidence: { classifier: 'kernel', rule: 'unclassified' } });
  expect(text).toContain('Not known');
  expect(text).toContain('2>&1 | retake explain -');
  expect(text).not.toContain('sure');
  expect(text).not.toContain('docs/errors/');
});

test('what another program broke is told with what to do there, and with the tools of its device', () => {
  const text = lines({
    technicalDetail: 'got prompt\nMPS backend out of memory',
    nextSteps: ['Close other programs; `nvidia-smi` lists them.'],
  });
  expect(text).toMatch(/In Retake +If you make the clip with Retake: /);
  expect(text).toMatch(/Elsewhere +In ComfyUI: .*--lowvram/);
  expect(text).toContain('the Activity Monitor lists them');
  expect(text).toContain('PYTORCH_MPS_HIGH_WATERMARK_RATIO');
  expect(text).not.toContain('nvidia-smi');
});
