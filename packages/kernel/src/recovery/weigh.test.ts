import type { ErrorEvidence, FailureCandidate } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { weigh } from './weigh.js';

const candidate = (rule: string, confidence: number, cause?: string): FailureCandidate => ({
  code: `WAN_INFERENCE/${rule}`,
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'permanent',
  confidence,
  rule,
  userMessage: '',
  technicalDetail: '',
  nextSteps: [],
  facts: {},
  ...(cause === undefined ? {} : { cause }),
});
const causes = [
  { name: 'Error', message: 'middle' },
  { name: 'Error', message: 'inner' },
];
const order = (evidence: Partial<ErrorEvidence>, ...candidates: FailureCandidate[]) =>
  weigh([{ classifier: 'c', said: candidates }], {
    name: 'Error',
    message: 'outer',
    causes,
    facts: {},
    ...evidence,
  }).map(({ evidence: { rule } }) => rule);

const outer = candidate('outer', 0.95);
const middle = candidate('middle', 0.8, 'middle');
const inner = candidate('inner', 0.6, 'inner');

describe('weighing opinions', () => {
  it('puts inner causes before their wrappers', () => {
    expect(order({}, outer, middle, inner)).toEqual(['inner', 'middle', 'outer']);
  });

  it('does not let a mere guess about a cause win', () => {
    expect(order({}, outer, candidate('guess', 0.4, 'inner'))).toEqual(['outer', 'guess']);
  });

  it('lets a whole log win over the one error in it when it is clearly surer, and only then', () => {
    const log = { name: '', causes: [{ name: 'Error', message: 'middle' }] };
    expect(order(log, middle, outer)).toEqual(['outer', 'middle']);
    expect(order(log, middle, candidate('near', 0.88))).toEqual(['middle', 'near']);
  });

  it('leaves out what is no opinion', () => {
    expect(
      weigh([{ classifier: 'c', said: 'nonsense' }], { name: '', message: '', causes: [], facts: {} }),
    ).toEqual([]);
    expect(order({}, { ...outer, confidence: 2 }, inner)).toEqual(['inner']);
  });
});
