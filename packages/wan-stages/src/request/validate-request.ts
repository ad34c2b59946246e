import type { Change, JsonObject, RequestProblem, ValidatedRequest } from '@retake/plugin-api';
import { type Geometry, geometryOf } from '../checkpoint/geometry.js';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import type { WanFamily } from '../family/wan-family.js';
import type { GivenImages } from '../images/given-images.js';
import { changedProportions } from './changed-proportions.js';
import { checkFields } from './check-fields.js';
import { foreignSizes } from './foreign-sizes.js';
import { sidesOf } from './sides-of.js';
import { snapSizes } from './snap-sizes.js';

/**
 * Checks a request against a checkpoint: unknown and impossible values are problems, sizes are snapped, gaps filled. Sides
 * that are left out follow the image, if there is one.
 */
export function validateRequest(
  request: JsonObject,
  configs: CheckpointConfigs,
  family: Pick<WanFamily, 'defaults' | 'singleExpert'>,
  images: GivenImages = {},
): ValidatedRequest {
  const problems = checkFields(request, configs);
  const gaps = defaultsFor(family, configs);
  if (problems.length > 0) return { request: { ...gaps, ...request }, adjustments: [], problems };
  const geometry = geometryOf(configs);
  const { area, ...given } = request;
  const like = images.image ?? (area === undefined ? undefined : family.defaults);
  const wanted = { area: Number(area ?? family.defaults.width * family.defaults.height), like, geometry };
  const sides = sidesOf(request, wanted);
  const fit = images.image && { imageFit: 'stretch' };
  const complete = { ...gaps, ...fit, ...given, ...sides };
  const foreign = foreignSizes(complete, geometry);
  if (foreign.length > 0) return { request: complete, adjustments: [], problems: foreign };
  const snapped = snapSizes(complete, geometry);
  const legal = apply(complete, snapped);
  const stretched = changedProportions(legal, images, geometry);
  return {
    request: legal,
    adjustments: [...snapped, ...(given.imageFit === undefined ? stretched : [])],
    problems: [...sizeProblems(legal, geometry), ...lastImageProblem(legal)],
  };
}

function defaultsFor(
  { defaults, singleExpert = [] }: Pick<WanFamily, 'defaults' | 'singleExpert'>,
  { pipeline, transformer }: CheckpointConfigs,
): JsonObject {
  const { guidanceScale2, ...single } = defaults;
  if (pipeline.boundary_ratio !== null)
    return guidanceScale2 === undefined ? single : { ...single, guidanceScale2 };
  const own = singleExpert.find(({ mostHeads }) => transformer.num_attention_heads <= mostHeads);
  return { ...single, ...own?.defaults };
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

function lastImageProblem({ lastImage, frames }: JsonObject): RequestProblem[] {
  if (lastImage === undefined || frames !== 1) return [];
  const hint = 'Ask for more frames, or leave lastImage out.';
  return [
    { path: 'lastImage', given: 'an image', allowed: 'nothing: a clip of one frame has one image', hint },
  ];
}
