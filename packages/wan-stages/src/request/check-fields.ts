import type { JsonObject, RequestProblem } from '@retake/plugin-api';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { checkField, unknownField } from './check-field.js';
import { fieldNames } from './request-fields.js';

/** Fields that are unknown, impossible, or not for this checkpoint. Nothing is read. */
export function checkFields(
  request: JsonObject,
  { conditioning, pipeline }: Pick<CheckpointConfigs, 'conditioning' | 'pipeline'>,
): readonly RequestProblem[] {
  const known = fieldNames(conditioning);
  return [
    ...Object.entries(request)
      .filter(([name]) => !(known as readonly string[]).includes(name))
      .map(([name, value]) => unknownField(name, value, known)),
    ...known.flatMap((name) => checkField(name, request[name]) ?? []),
    ...(pipeline.boundary_ratio === null ? secondScaleProblem(request) : []),
  ];
}

function secondScaleProblem({ guidanceScale2 }: JsonObject): RequestProblem[] {
  if (guidanceScale2 === undefined) return [];
  return [
    {
      path: 'guidanceScale2',
      given: String(guidanceScale2),
      allowed: 'nothing: this checkpoint has no second expert',
      hint: 'Leave guidanceScale2 out.',
    },
  ];
}
