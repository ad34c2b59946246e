import type { ErrorClassifier, ErrorEvidence, FailureCandidate } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { hostOf } from '../../test/host-of.js';
import { classify } from './classify.js';

const evidence: ErrorEvidence = {
  message: 'Insufficient VRAM',
  name: 'Error',
  causes: [{ name: 'TypeError', message: 'x is not a function' }],
  stage: 'denoise',
  step: 2,
  model: 'tiny',
  facts: { file: 'f' },
};
const { signal } = new AbortController();
const candidate = (given: Partial<FailureCandidate>): FailureCandidate => ({
  code: 'WAN_INFERENCE/x',
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'permanent',
  confidence: 0.9,
  rule: 'r',
  userMessage: '',
  technicalDetail: '',
  nextSteps: [],
  facts: {},
  ...given,
});
const saying = (...candidates: FailureCandidate[]): ErrorClassifier => ({ classify: () => candidates });
const asked = (...classifiers: ErrorClassifier[]) =>
  classify(hostOf({ classifier: classifiers }), evidence, signal);
const classified = async (...classifiers: ErrorClassifier[]) => (await asked(...classifiers)).failure;
const crashing: ErrorClassifier = {
  classify: () => {
    throw new Error('oops');
  },
};

describe('classifying', () => {
  it('takes the most confident opinion', async () => {
    const failure = await classified(
      saying(candidate({ code: 'WAN_INFERENCE/low', confidence: 0.4 })),
      saying(candidate({ code: 'WAN_INFERENCE/high', confidence: 0.8, span: 'VRAM' })),
    );
    expect(failure).toMatchObject({
      code: 'WAN_INFERENCE/high',
      evidence: { classifier: 'classifier1', rule: 'r', span: 'VRAM' },
      model: 'tiny',
      stage: 'denoise',
      step: 2,
      docsUrl: 'docs/failures.md#wan_inferencehigh',
    });
  });

  it('fills in the first move where a classifier leaves it out, and keeps one that is given', async () => {
    expect((await classified(saying(candidate({})))).firstMove).toBe('parameter_adjustment');
    const own = candidate({ firstMove: 'automatic_repair' });
    expect((await classified(saying(own))).firstMove).toBe('automatic_repair');
  });

  it('believes an inner cause more than its wrapper', async () => {
    const memory = candidate({ code: 'WAN_MEMORY_MANAGEMENT/m', confidence: 0.95 });
    const bug = candidate({ code: 'WAN_INFERENCE/bug', confidence: 0.6, cause: 'x is not a function' });
    expect((await classified(saying(memory, bug))).code).toBe('WAN_INFERENCE/bug');
  });

  it('does not believe a mere guess about an inner cause', async () => {
    const memory = candidate({ code: 'WAN_MEMORY_MANAGEMENT/m', confidence: 0.95 });
    const guess = candidate({ code: 'WAN_INFERENCE/guess', confidence: 0.3, cause: 'x is not a function' });
    expect((await classified(saying(guess, memory))).code).toBe('WAN_MEMORY_MANAGEMENT/m');
  });

  it('does not depend on the order of classifiers', async () => {
    const [a, b] = ['WAN_INFERENCE/a', 'WAN_INFERENCE/b'].map((code) => saying(candidate({ code })));
    if (!a || !b) throw new Error('two are needed');
    expect((await classified(a, b)).code).toBe((await classified(b, a)).code);
  });

  it('says honestly when nobody knows, and never "try again"', async () => {
    const failure = await classified(saying());
    expect(failure).toMatchObject({
      code: 'WAN_INFERENCE/unclassified',
      type: 'generation_pipeline_error',
      transience: 'permanent',
      confidence: 0,
      userMessage: 'No installed classifier knows this error: Insufficient VRAM',
      technicalDetail: 'Error: Insufficient VRAM\ncaused by TypeError: x is not a function',
      facts: { file: 'f' },
    });
  });

  it('passes over classifiers that throw or talk nonsense', async () => {
    const odd = {
      classify: () => [null, { code: 7 }, candidate({ confidence: 7 })],
    } as unknown as ErrorClassifier;
    const silent = { classify: () => undefined } as unknown as ErrorClassifier;
    const good = saying(candidate({ code: 'WAN_INFERENCE/good' }));
    expect((await classified(crashing, odd, silent, good)).code).toBe('WAN_INFERENCE/good');
  });

  it('tells which classifier crashed, also when another one knows', async () => {
    const { failure, problems } = await asked(saying(candidate({})), crashing);
    expect(failure.code).toBe('WAN_INFERENCE/x');
    expect(problems).toEqual([
      {
        plugin: 'plugin-classifier1',
        point: 'classifier',
        contribution: 'classifier1',
        method: 'classify',
        code: 'call_failed',
        message: 'classify of classifier1 threw: oops',
        hint: 'Look at the cause and report it to the author of the plugin.',
      },
    ]);
  });

  it('does not say that nobody knows while one crashed', async () => {
    const failure = await classified(saying(), crashing);
    expect(failure.code).toBe('WAN_INFERENCE/unclassified');
    expect(failure.userMessage).toBe(
      'This error was not recognised, and "classifier1" of plugin "plugin-classifier1" could not be asked: Insufficient VRAM',
    );
    expect(failure.nextSteps[1]).toMatch(/^classify of classifier1 threw: oops\. Look at/);
  });
});
