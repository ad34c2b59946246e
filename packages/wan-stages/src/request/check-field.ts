import type { JsonValue, RequestProblem } from '@retake/plugin-api';
import { closestName } from './closest-name.js';
import { type FieldName, type FieldRule, fieldNames, requestFields } from './request-fields.js';

const shownLength = 60;

/** What is wrong with the value of a field, if anything. Absent values of optional fields are right. */
export function checkField(name: FieldName, value: JsonValue | undefined): RequestProblem | undefined {
  const rule: FieldRule = requestFields[name];
  if (value === undefined && !(rule.kind === 'text' && rule.required)) return undefined;
  return rule.kind === 'text' ? checkText(name, value, rule.required) : checkNumber(name, value, rule);
}

/** A field that the model does not know. */
export function unknownField(name: string, value: JsonValue): RequestProblem {
  const close = closestName(name, fieldNames);
  return {
    path: name,
    given: shown(value),
    allowed: `the fields ${fieldNames.join(', ')}`,
    hint: close ? `Did you mean ${close}?` : `Leave ${name} out.`,
  };
}

function checkText(
  name: FieldName,
  value: JsonValue | undefined,
  required: boolean,
): RequestProblem | undefined {
  const empty = required && typeof value === 'string' && value.trim() === '';
  if (typeof value === 'string' && !empty) return undefined;
  return {
    path: name,
    given: shown(value),
    allowed: required ? 'a text that is not empty' : 'a text',
    hint: required ? 'Say in a sentence what the video shows.' : `Write ${name} as text, or leave it out.`,
  };
}

function checkNumber(
  name: FieldName,
  value: JsonValue | undefined,
  rule: Extract<FieldRule, { kind: 'number' }>,
): RequestProblem | undefined {
  const { least, most, whole, unit } = rule;
  const fits = typeof value === 'number' && (whole ? Number.isSafeInteger(value) : Number.isFinite(value));
  if (fits && value >= least && value <= most) return undefined;
  return {
    path: name,
    given: shown(value),
    allowed: `${whole ? 'a whole number' : 'a number'} from ${least} to ${most} ${unit}`,
    hint: `Give ${name} such a number, or leave it out for the default.`,
  };
}

function shown(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  return (typeof value === 'number' ? String(value) : JSON.stringify(value)).slice(0, shownLength);
}
