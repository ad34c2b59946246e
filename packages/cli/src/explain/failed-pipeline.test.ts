import { fileURLToPath } from 'node:url';
import { torchClassifier } from '@retake/classifier-torch';
import { handleFailedPipeline } from '@retake/inspect';
import { explain } from '@retake/kernel';
import { expect, test } from 'vitest';

const checkpoint = fileURLToPath(new URL('../../../../fixtures/tiny-wan-t2v', import.meta.url));

test('the line of the README of @retake/inspect lets the classifiers name an error that its folder does not explain', async () => {
  const classifiers = [{ id: 'torch', value: torchClassifier }];
  const { explanation } = await handleFailedPipeline(
    new Error('CUDA out of memory. Tried to allocate 2.50 GiB'),
    { checkpoint, classify: (error) => explain(String(error), { classifiers }).failure },
  );
  expect(explanation.code).toMatch(/^WAN_MEMORY_MANAGEMENT\//);
  expect(explanation.steps.length).toBeGreaterThan(0);
}, 60_000);
