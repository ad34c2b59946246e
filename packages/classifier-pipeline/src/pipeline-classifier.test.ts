import { readFileSync } from 'node:fs';
import { checkFailureRules } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { pipelineClassifier, pipelineRules } from './pipeline-classifier.js';

const about = (message: string, name = 'Error') =>
  pipelineClassifier.classify({ name, message, causes: [], facts: {} });

describe('what is known of pipelines', () => {
  it('keeps the contract of rules: every example is known by its rule alone', () => {
    expect(checkFailureRules(pipelineRules)).toEqual([]);
  });

  it('reads the channels of a clash and says which checkpoint it is', () => {
    const [best] = about(
      'Given groups=1, weight of size [1536, 16, 1, 2, 2], expected input[1, 36, 13, 60, 80] to have 16 channels, but got 36 channels instead',
      'RuntimeError',
    );
    expect(best?.facts).toMatchObject({ expectedChannels: 16, givenChannels: 36 });
    expect(best?.userMessage).toMatch(/text-to-video checkpoint in an image-to-video pipeline/);
  });

  it('reads the size that was asked for', () => {
    const [best] = about(
      '`height` and `width` have to be divisible by 16 but are 490 and 832.',
      'ValueError',
    );
    expect(best?.facts).toMatchObject({ multiple: 16, givenHeight: 490, givenWidth: 832 });
  });

  it.each([
    ["AttributeError: 'NoneType' object has no attribute 'shape'\n  in audio_prompts", 'WAN_CONDITIONING'],
    ['IndexError: list index out of range\n  in num_frames', 'WAN_TEMPORAL_PROCESSING'],
    ['RuntimeError: something odd', 'WAN_INFERENCE'],
  ])('files %j under %s', (message, category) => {
    expect(about(message)[0]).toMatchObject({ category });
  });

  it('is never sure about an exception whose words it does not know', () => {
    for (const message of ['RuntimeError: odd', "KeyError: 'x'", 'AssertionError', "TypeError: 'x'"])
      expect(about(message)[0]?.confidence).toBeLessThanOrEqual(0.4);
  });

  it('does not take the ordinary talk of a program for what the failure is about', () => {
    expect(about('got prompt\nSampling 81 frames at 832x480\nRuntimeError: something odd')[0]).toMatchObject({
      category: 'WAN_INFERENCE',
    });
  });

  it('leaves errors of Retake itself to those who know their codes', () => {
    const own = {
      name: 'RetakeError',
      code: 'plugin_unavailable',
      message: 'no encoder',
      causes: [],
      facts: {},
    };
    expect(pipelineClassifier.classify(own)).toEqual([]);
  });

  it('is silent about words that tell nothing', () => {
    for (const message of ['', 'hello', 'the sky is blue']) expect(about(message)).toEqual([]);
  });

  it('has every code explained in docs/failures.md', () => {
    const page = readFileSync(new URL('../../../docs/failures.md', import.meta.url), 'utf8');
    expect(pipelineRules.map(({ code }) => code).filter((code) => !page.includes(`## ${code}\n`))).toEqual(
      [],
    );
  });
});
