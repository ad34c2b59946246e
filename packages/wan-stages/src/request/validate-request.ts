import type { Change, JsonObject, RequestProblem, ValidatedRequest } from '@retake/plugin-api';
import { type Geometry, geometryOf } from '../checkpoint/geometry.js';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import type { RequestDefaults, WanFamily } from '../family/wan-family.js';
import { checkField, unknownField } from './check-field.js';
import { fieldNames } from './request-fields.js';
import { snapSizes } from './snap-sizes.js';

/** Checks a request against a checkpoint: unknown and impossible values are problems, sizes are snapped, gaps filled. */
export function validateRequest(
  request: JsonObject,
  configs: CheckpointConfigs,
  { defaults }: Pick<WanFamily, 'defaults'>,
): ValidatedRequest {
  const problems = [
    ...Object.entries(request)
      .filter(([name]) => !(fieldNames as readonly string[]).includes(name))
      .map(([name, value]) => unknownField(name, value)),
    ...fieldNames.flatMap((name) => checkField(name, request[name]) ?? []),
    ...secondScaleProblem(request, configs),
  ];
  const complete = { ...defaultsFor(defaults, configs), ...request };
  if (problems.length > 0) return { request: complete, adjustments: [], problems };
  const geometry = geometryOf(configs);
  const adjustments = snapSizes(complete, geometry);
  const legal = apply(complete, adjustments);
  return { request: legal, adjustments, problems: sizeProblems(legal, geometry) };
}

function defaultsFor(defaults: RequestDefaults, { pipeline }: CheckpointConfigs): JsonObject {
  const { guidanceScale2, ...single } = defaults;
  return pipeline.boundary_ratio === null || guidanceScale2 === undefined
    ? single
    : { ...single, guidanceScale2 };
}

function secondScaleProblem(request: JsonObject, { pipeline }: CheckpointConfigs): RequestProblem[] {
  if (request.guidanceScale2 === undefined || pipeline.boundary_ratio !== null) return [];
  return [
    {
      path: 'guidanceScale2',
      given: String(request.guidanceScale2),
      allowed: 'nothing: this checkpoint has no second expert',
      hint: 'Leave guidanceScale2 out.',
    },
  ];
}

function apply(request: JsonObject, adjustments: readonly Change[]): JsonObject {
  return { ...request, ...Object.fromEntries(adjustments.map(({ path, to }) => [path, to])) };
}

/** What the position tables of the transformer cannot reach. */
function sizeProblems(request: JsonObject, geometry: Geometry): RequestProblem[] {
  const limits = { width: geometry.mostWidth, height: geometry.mostHeight, frames: geometry.mostFrames };
  return Object.entries(limits).flatMap(([path, most]) =>
    Number(request[path]) <= most
      ? []
      : [
          {
            path,
            given: String(request[path]),
            allowed: `up to ${most} with this checkpoint`,
            hint: `Ask for less ${path}.`,
          },
        ],
  );
}
