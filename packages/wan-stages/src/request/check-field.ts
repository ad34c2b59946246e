import { isAbsolute } from 'node:path';
import type { JsonValue, RequestProblem } from '@retake/plugin-api';
import { closestName } from './closest-name.js';
import { type FieldName, type FieldRule, requestFields } from './request-fields.js';

const shownLength = 60;

type Given = JsonValue | undefined;

/** What is wrong with the value of a field, if anything. Absent values of optional fields are right. */
export function checkField(name: FieldName, value: Given): RequestProblem | undefined {
  const rule: FieldRule = requestFields[name];
  if (value === undefined && !(rule.kind === 'text' && rule.required)) return undefined;
  if (rule.kind === 'text') return checkText(name, value, rule.required);
  if (rule.kind === 'path') return checkPath(name, value);
  return rule.kind === 'choice' ? checkChoice(name, value, rule.values) : checkNumber(name, value, rule);
}

/** A field that the model does not know. */
export function unknownField(name: string, value: JsonValue, known: readonly FieldName[]): RequestProblem {
  const problem = { path: name, given: shown(value) };
  const others = modelsWith[name];
  if (others) return { ...problem, allowed: `nothing: this model ${others.lacks}`, hint: others.hint };
  const close = closestName(name, known);
  if (close)
    return { ...problem, allowed: 'nothing: there is no such field', hint: `Did you mean ${close}?` };
  return { ...problem, allowed: `only the fields ${known.join(', ')}`, hint: `Leave ${name} out.` };
}

const ofImages = {
  lacks: 'takes no image',
  hint: 'wan-i2v and wan-ti2v take one (--model i2v, --model ti2v).',
};

/** Fields that other Wan models have, and what this one lacks. */
const modelsWith: Readonly<Record<string, { readonly lacks: string; readonly hint: string }>> = {
  image: ofImages,
  imageFit: ofImages,
  allowBlankImage: ofImages,
  area: ofImages,
  lastImage: { lacks: 'takes no last image', hint: 'wan-i2v takes one (--model i2v).' },
};

function checkText(name: FieldName, value: Given, required: boolean): RequestProblem | undefined {
  const empty = required && typeof value === 'string' && value.trim() === '';
  if (typeof value === 'string' && !empty) return undefined;
  return {
    path: name,
    given: shown(value),
    allowed: required ? 'a text that is not empty' : 'a text',
    hint: required ? 'Say in a sentence what the video shows.' : `Write ${name} as text, or leave it out.`,
  };
}

function checkPath(name: FieldName, value: Given): RequestProblem | undefined {
  if (typeof value === 'string' && isAbsolute(value)) return undefined;
  return {
    path: name,
    given: shown(value),
    allowed: 'the absolute path of an image file',
    hint: `Give ${name} as a path from the root, or leave it out.`,
  };
}

function checkChoice(
  name: FieldName,
  value: Given,
  values: readonly (string | boolean)[],
): RequestProblem | undefined {
  if ((values as readonly Given[]).includes(value)) return undefined;
  const allowed = values.join(' or ');
  return { path: name, given: shown(value), allowed, hint: `Write ${allowed}, or leave ${name} out.` };
}

function checkNumber(
  name: FieldName,
  value: Given,
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

function shown(value: Given): string {
  if (value === undefined) return 'nothing';
  return (typeof value === 'number' ? String(value) : JSON.stringify(value)).slice(0, shownLength);
}
