import { classifyWithRules, type ErrorEvidence, type FailureRule } from '@retake/plugin-api';

/** Something about a rule that is against what every table must keep. */
export interface RuleFinding {
  readonly rule: string;
  readonly message: string;
}

type Check = (rule: FailureRule, table: readonly FailureRule[]) => string | undefined;

const mostSteps = 5;
const className = /^((?:\w+\.)*\w*(?:Error|Exception|Warning|Interrupt|Exit)): (.*)$/s;
const groupName = /\(\?<([A-Za-z]\w*)>/g;

/**
 * What of a classifier's table is against the contract; empty when all is well. Every rule needs an example and a reason;
 * the whole table, asked about the example, answers with exactly that rule, so no rule hides another.
 */
export function checkFailureRules(rules: readonly FailureRule[]): readonly RuleFinding[] {
  return rules.flatMap((rule) =>
    checks.flatMap((check) => {
      const message = check(rule, rules);
      return message === undefined ? [] : [{ rule: rule.id, message }];
    }),
  );
}

const checks: readonly Check[] = [
  ({ id }, table) =>
    table.filter((other) => other.id === id).length > 1 ? 'the id is used more than once' : undefined,
  ({ code, category }) =>
    new RegExp(`^${category}/[a-z0-9_]+$`).test(code)
      ? undefined
      : `the code ${code} is not ${category}/cause`,
  ({ confidence }) => (confidence > 0 && confidence <= 1 ? undefined : `the confidence is ${confidence}`),
  ({ userMessage }) =>
    /^[A-Z].*\.$/s.test(userMessage) ? undefined : 'userMessage is not a sentence with a full stop',
  ({ nextSteps }) =>
    nextSteps.length > 0 && nextSteps.length <= mostSteps
      ? undefined
      : `nextSteps has ${nextSteps.length} steps; 1 to ${mostSteps} are wanted`,
  ({ when: { words = [] } }) =>
    words.some(({ flags }) => /[gy]/.test(flags)) ? 'a pattern has the flag g or y' : undefined,
  ({ reason }) => (reason ? undefined : 'there is no reason'),
  ({ example }) => (example ? undefined : 'there is no example'),
  (rule, table) => (rule.example ? exampleProblem(rule, table) : undefined),
];

function exampleProblem(rule: FailureRule, table: readonly FailureRule[]): string | undefined {
  const candidates = classifyWithRules(table, evidenceOf(rule));
  const spoken = candidates.map(({ rule: id }) => id);
  if (spoken.length !== 1 || spoken[0] !== rule.id)
    return `the example is known by ${spoken.length === 0 ? 'no rule' : spoken.join(' and ')}`;
  const names = (rule.when.words ?? []).flatMap(({ source }) =>
    [...source.matchAll(groupName)].map(([, name]) => name ?? ''),
  );
  const facts = candidates[0]?.facts ?? {};
  if (names.length > 0 && !names.some((name) => name in facts))
    return `the example fills none of the named groups ${[...new Set(names)].join(', ')}`;
  return undefined;
}

function evidenceOf({ example = '' }: FailureRule): ErrorEvidence {
  const bare = { name: 'Error', causes: [], facts: {} };
  if (typeof example !== 'string') return { ...bare, message: '', ...example };
  const [, name = 'Error', message = example] = className.exec(example) ?? [];
  return { ...bare, name, message };
}
