import { describe, expect, it } from 'vitest';
import { someRule as rule } from '../test/some-rule.js';
import { classifyWithRules } from './classify-with-rules.js';
import type { ErrorEvidence } from './error-evidence.js';
import type { FailureRule } from './failure-rule.js';

const evidence = (more: Partial<ErrorEvidence>): ErrorEvidence => ({
  name: 'Error',
  message: 'it broke',
  causes: [],
  facts: {},
  ...more,
});
const memory = rule('memory', { words: [/no room for (?<bytesAsked>[\d.]+(?: \w+)?)/] });
const broken = rule('broken', { words: [/broke/] });
const table = [memory, broken];
const rulesOf = (rules: readonly FailureRule[], more: Partial<ErrorEvidence>) =>
  classifyWithRules(rules, evidence(more)).map((candidate) => candidate.rule);

describe('classifying with rules', () => {
  it('says nothing about words no rule knows', () => {
    expect(classifyWithRules(table, evidence({ message: 'fine weather' }))).toEqual([]);
  });

  it('lets the first rule that fits speak for a message', () => {
    expect(rulesOf(table, { message: 'it broke, no room for 12' })).toEqual(['memory']);
  });

  it('hears the innermost cause first, then outwards, then stderr', () => {
    const causes = [
      { name: 'Error', message: 'the middle broke' },
      { name: 'Error', message: 'no room for 7' },
    ];
    const stderr = rule('stderr', { words: [/terminate/] });
    expect(
      rulesOf([...table, stderr], { message: 'wrapper', causes, stderrTail: 'terminate called' }),
    ).toEqual(['memory', 'broken', 'stderr']);
  });

  it('leaves out what counts less than an opinion that stands, and what a lesser rule hid stays hidden', () => {
    const sure = { ...rule('sure', { words: [/plums/] }), confidence: 0.95 };
    const said = (standing: number, message: string) =>
      classifyWithRules([memory, sure, broken], evidence({ message }), standing).map((one) => one.rule);
    expect(said(0.8, 'it broke')).toEqual(['broken']);
    expect(said(0.81, 'it broke')).toEqual([]);
    expect(said(0.9, 'plums, and it broke')).toEqual(['sure']);
    expect(said(0.9, 'no room for 7 plums')).toEqual(['memory']);
  });

  it('needs nothing of a wrapper where an opinion about the cause stands', () => {
    const causes = [{ name: 'Error', message: 'it broke' }];
    const said = (standing: number) =>
      classifyWithRules(table, evidence({ message: 'no room for 7', causes }), standing).map(
        (one) => one.rule,
      );
    expect(said(0)).toEqual(['broken', 'memory']);
    expect(said(0.1)).toEqual(['broken']);
  });

  it('names the cause it matched and leaves the outermost unnamed', () => {
    const [inner] = classifyWithRules(
      table,
      evidence({ causes: [{ name: 'Error', message: 'no room for 7' }] }),
    );
    expect(inner).toMatchObject({
      cause: 'no room for 7',
      span: 'no room for 7',
      technicalDetail: 'Error: no room for 7',
    });
    const [outer] = classifyWithRules(table, evidence({}));
    expect(outer).not.toHaveProperty('cause');
  });

  it('shows the last lines of stderr with the outermost error', () => {
    const [outer] = classifyWithRules(table, evidence({ stderrTail: 'last words' }));
    expect(outer?.technicalDetail).toBe('Error: it broke\nlast words');
  });

  it('never lets a rule speak twice', () => {
    expect(rulesOf(table, { causes: [{ name: 'Error', message: 'broke too' }] })).toEqual(['broken']);
  });

  it.each([
    ['640000', 640_000],
    ['4.5 GiB', 4.5 * 1024 ** 3],
    ['120 MB', 120 * 1024 ** 2],
    ['12 apples', '12 apples'],
  ])('reads %s from a named group', (words, value) => {
    const [candidate] = classifyWithRules(table, evidence({ message: `no room for ${words}` }));
    expect(candidate?.facts).toEqual({ bytesAsked: value });
  });

  it('keeps what the thrower knew, but not the tail of stderr twice', () => {
    const facts = { file: 'a.safetensors', stderrTail: 'long' };
    const [candidate] = classifyWithRules(table, evidence({ facts, exitCode: 134, path: '/x' }));
    expect(candidate?.facts).toEqual({ file: 'a.safetensors', exitCode: 134, path: '/x' });
  });

  it('waits as long as the words ask for', () => {
    const busy = rule('busy', { words: [/come back in (?<retryAfterSeconds>[\d.]+) s/] });
    const [asked] = classifyWithRules([busy], evidence({ message: 'come back in 1.5 s' }));
    expect(asked).toMatchObject({ retryAfterMs: 1_500, facts: { retryAfterSeconds: 1.5 } });
    expect(classifyWithRules(table, evidence({}))[0]).not.toHaveProperty('retryAfterMs');
  });

  it('names a first move, that of the rule before that of the table', () => {
    expect(classifyWithRules([broken], evidence({}))[0]?.firstMove).toBe('parameter_adjustment');
    const own: FailureRule = { ...broken, firstMove: 'automatic_repair' };
    expect(classifyWithRules([own], evidence({}))[0]?.firstMove).toBe('automatic_repair');
  });

  it('keeps example and reason of a rule to itself', () => {
    const [said] = classifyWithRules([{ ...broken, example: 'it broke', reason: 'so' }], evidence({}));
    expect(said).not.toHaveProperty('example');
    expect(said).not.toHaveProperty('reason');
  });

  it('matches the class name together with the message', () => {
    const typed = rule('typed', { words: [/^RangeError: it/] });
    expect(rulesOf([typed], { name: 'RangeError' })).toEqual(['typed']);
    expect(rulesOf([typed], { name: 'Error' })).toEqual([]);
  });

  it('matches a code among the words when the message leaves it out', () => {
    const busy = rule('busy', { words: [/\bEBUSY\b/] });
    expect(classifyWithRules([busy], evidence({ code: 'EBUSY' }))[0]?.technicalDetail).toBe(
      'Error [EBUSY]: it broke',
    );
    expect(
      classifyWithRules([busy], evidence({ code: 'EBUSY', message: 'EBUSY: locked' }))[0]?.technicalDetail,
    ).toBe('Error: EBUSY: locked');
  });

  it('matches a code on the link that carries it', () => {
    const io = rule('io', { errorCodes: ['EIO', 'EBUSY'] });
    expect(rulesOf([io], { code: 'EIO' })).toEqual(['io']);
    expect(rulesOf([io], { causes: [{ name: 'Error', message: 'x', code: 'EBUSY' }] })).toEqual(['io']);
    expect(rulesOf([io], { code: 'EACCES' })).toEqual([]);
  });

  it('matches the end of a process once, by exit code or signal', () => {
    const ended = rule('ended', { exitCodes: [137], signals: ['SIGKILL'] });
    const causes = [{ name: 'Error', message: 'inner' }];
    const found = classifyWithRules([ended], evidence({ signal: 'SIGKILL', causes, stderrTail: 'x' }));
    expect(found).toHaveLength(1);
    expect(found[0]).not.toHaveProperty('cause');
    expect(rulesOf([ended], { exitCode: 137 })).toEqual(['ended']);
    expect(rulesOf([ended], { exitCode: 1 })).toEqual([]);
  });

  it('asks for every part of a condition', () => {
    const aborted = rule('aborted', { exitCodes: [134], words: [/heap/] });
    expect(rulesOf([aborted], { exitCode: 134, stderrTail: 'no heap left' })).toEqual(['aborted']);
    expect(rulesOf([aborted], { exitCode: 134, stderrTail: 'assertion' })).toEqual([]);
    expect(rulesOf([aborted], { exitCode: 1, stderrTail: 'no heap left' })).toEqual([]);
  });

  it('asks the extra condition', () => {
    const late = rule('late', { words: [/broke/], holds: ({ step }) => step !== undefined });
    expect(rulesOf([late], { step: 3 })).toEqual(['late']);
    expect(rulesOf([late], {})).toEqual([]);
  });
});
