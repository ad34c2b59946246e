import { type Plan, RetakeError } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { collectEvidence } from './evidence.js';

const plan: Plan = {
  model: 'tiny',
  checkpoint: '/m',
  request: {},
  options: {},
  memoryBytes: null,
  hardware: 'box',
};
const of = (thrown: unknown) => collectEvidence(thrown, { stage: 'denoise', step: 3, plan });

describe('evidence', () => {
  it('holds place and plan', () => {
    expect(of(new Error('x'))).toMatchObject({ stage: 'denoise', step: 3, model: 'tiny', plan });
  });

  it('holds what Node knows about an error of the system, also of an inner one', () => {
    const cause = Object.assign(new Error('EBUSY: busy'), {
      code: 'EBUSY',
      errno: -16,
      syscall: 'open',
      path: '/w',
    });
    expect(of(new Error('could not load', { cause }))).toMatchObject({
      message: 'could not load',
      errno: -16,
      syscall: 'open',
      path: '/w',
      causes: [{ name: 'Error', message: 'EBUSY: busy', code: 'EBUSY' }],
    });
  });

  it('holds the facts of the exit of a process', () => {
    const facts = { exitCode: 134, signal: 'SIGABRT', stderrTail: 'terminate called', pid: 7 };
    const evidence = of(new RetakeError('worker_died', 'gone', { facts }));
    expect(evidence).toMatchObject({ code: 'worker_died', exitCode: 134, signal: 'SIGABRT', facts });
    expect(evidence.stderrTail).toBe('terminate called');
  });

  it('lets inner facts win over those of wrappers', () => {
    const cause = new RetakeError('worker_died', 'in', { facts: { signal: 'SIGKILL', bytes: 1 } });
    const wrapper = new RetakeError('inference_failed', 'out', {
      cause,
      facts: { signal: 'none', file: 'f' },
    });
    expect(of(wrapper).facts).toEqual({ signal: 'SIGKILL', bytes: 1, file: 'f' });
  });

  it('goes to the innermost cause and survives circles', () => {
    const inner = new TypeError('inner');
    const outer = new Error('outer', { cause: new Error('middle', { cause: inner }) });
    expect(of(outer).causes.map(({ message }) => message)).toEqual(['middle', 'inner']);
    Object.assign(inner, { cause: outer });
    expect(of(outer).causes).toHaveLength(2);
  });

  it('looks into the first of several errors', () => {
    const evidence = of(new AggregateError([new Error('first'), new Error('second')], 'all failed'));
    expect(evidence.causes.map(({ message }) => message)).toEqual(['first']);
  });

  it.each([
    ['a text', 'just words', 'just words', 'string'],
    ['an object', { odd: true }, '{"odd":true}', 'object'],
    ['nothing', undefined, 'undefined', 'undefined'],
    ['null', null, 'null', 'object'],
    ['a number', 7, '7', 'number'],
  ])('is made of %s too', (_what, thrown, message, name) => {
    expect(of(thrown)).toMatchObject({ message, name, causes: [] });
  });

  it('survives objects that bite', () => {
    const biting = new Proxy(
      {},
      {
        get() {
          throw new Error('no');
        },
      },
    );
    expect(of(biting).name).toBe('object');
  });

  it('is JSON without loss', () => {
    const evidence = of(Object.assign(new Error('x'), { facts: { when: new Date(0), f: () => 1 } }));
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
  });

  it('leaves out what is not known', () => {
    const { step: _, ...context } = { stage: 'open', step: 0, plan };
    expect(Object.keys(collectEvidence(new Error('x'), context)).sort()).toEqual(
      ['causes', 'facts', 'message', 'model', 'name', 'plan', 'stage'].sort(),
    );
  });
});
