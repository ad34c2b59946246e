import type { FailureRule } from '@retake/plugin-api';
import { legalSizes } from './legal-sizes.js';
import { shape } from './shape-failure.js';
import { shapePlaceOf } from './shape-place.js';

/** Sizes of tensors that meet and differ, in the words of torch and einops. */
const sizesDiffer: readonly RegExp[] = [
  /size of tensor a \((?<givenSize>\d+)\) must match the size of tensor b \((?<expectedSize>\d+)\)(?: at non-singleton dimension (?<dimension>\d+))?/,
  /Sizes of tensors must match except in dimension \d+\. (?:Expected size|Got) (?<expectedSize>\d+) (?:but got size|and) (?<givenSize>\d+)/,
  /expanded size of the tensor \((?<expectedSize>\d+)\) must match the existing size \((?<givenSize>\d+)\)/,
  /output with shape \[(?<givenShape>[\d, ]+)\] doesn't match the broadcast shape \[(?<expectedShape>[\d, ]+)\]/,
  /shape '\[(?<expectedShape>[-\d, ]+)\]' is invalid for input of size (?<givenSize>\d+)/,
  /The shape of the mask \[(?<givenShape>[\d, ]+)\] at index \d+ does not match the shape of the indexed tensor \[(?<expectedShape>[\d, ]+)\]/,
  /stack expects each tensor to be equal size, but got \[(?<expectedShape>[\d, ]+)\] at entry 0 and \[(?<givenShape>[\d, ]+)\]/,
  /Error while processing (?:rearrange|reduce|repeat)-reduction pattern/,
  /\bEinopsError\b/,
  /expected (?:a )?non-empty tensor/i,
  /einsum\(\): subscript \w+ has size (?<givenSize>\d+) for operand \d+ which does not broadcast with previously seen size (?<expectedSize>\d+)/,
  /cannot reshape tensor of (?<givenSize>\d+) elements into shape \[(?<expectedShape>[-\d, ]+)\]/,
  /Expected size for first two dimensions of batch2 tensor to be: \[(?<expectedShape>[\d, ]+)\] but got: \[(?<givenShape>[\d, ]+)\]/,
  /setStorage: sizes \[(?<expectedShape>[\d, ]+)\][^\n]{0,160}out of bounds for storage of size (?<givenSize>\d+)/,
  /(?:larger|exceed\w*|greater)[^\n]{0,40}\bINT_MAX\b|canUse32BitIndexMath/,
  /[Bb]uffer (?:is )?too small: (?:needs|requires|expected) (?<expectedSize>\d+)/,
  /view size is not compatible with input tensor's size and stride/,
  /kernel launch blocks must be positive/,
  /only one element tensors can be converted to Python scalars/,
  /split_with_sizes expects split_sizes to sum exactly to (?<expectedSize>\d+)/,
  /Expected \d+D(?: \(unbatched\))?(?: or \d+D(?: \(batched\))?)? input to conv\dd, but got input of size: \[(?<givenShape>[\d, ]+)\]/,
  /shape mismatch: (?:value tensor|indexing tensors)[^\n]{0,160}/,
  /Tensors must have same number of dimensions: got (?<expectedSize>\d+) and (?<givenSize>\d+)/,
];

/** Sizes that say nothing by themselves: what stands around them tells where they met. */
export const sizeRules: readonly FailureRule[] = [
  {
    ...shape,
    id: 'sizes_disagree_in_frames',
    when: { words: sizesDiffer, holds: (evidence) => shapePlaceOf(evidence) === 'frames' },
    category: 'WAN_TEMPORAL_PROCESSING',
    code: 'WAN_TEMPORAL_PROCESSING/sizes_disagree',
    userMessage: 'Two tensors of different size met where the frames of the video are put together.',
    nextSteps: [...legalSizes, 'Bring control videos and masks to the number of frames of the video.'],
    example:
      'Sampling 237 frames at 832x480\nRuntimeError: The size of tensor a (60) must match the size of tensor b (62) at non-singleton dimension 1',
    reason: 'a size is that of the frames asked for, or what stands around it is about frames',
  },
  {
    ...shape,
    id: 'sizes_disagree_in_inputs',
    when: { words: sizesDiffer, holds: (evidence) => shapePlaceOf(evidence) === 'inputs' },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/sizes_disagree',
    userMessage: 'A prompt, image, mask or control input has another size than the step takes.',
    nextSteps: ['Bring images, masks and control videos to the size of the video.', ...legalSizes],
    example:
      'in encode_image\nRuntimeError: The size of tensor a (60) must match the size of tensor b (30) at non-singleton dimension 3',
    reason: 'what stands around it is about inputs',
  },
  {
    ...shape,
    id: 'sizes_disagree',
    when: { words: sizesDiffer },
    code: 'WAN_INFERENCE/sizes_disagree',
    userMessage: 'Two tensors of different size met inside the model.',
    nextSteps: [...legalSizes, 'Bring images, masks and control videos to the size of the video.'],
    example:
      'RuntimeError: The size of tensor a (60) must match the size of tensor b (61) at non-singleton dimension 3',
    reason: 'sizes follow from the request and its inputs',
  },
  {
    ...shape,
    id: 'schedule_index',
    when: {
      words: [/index (?<given>\d+) is out of bounds for dimension 0 with size (?<allowed>\d+)/],
      holds: ({ message }) => /sigmas|timesteps?\[|step_index|scheduler/.test(message),
    },
    confidence: 0.8,
    code: 'WAN_INFERENCE/schedule_index',
    userMessage: 'The sampler went on for more steps than its schedule of noise has.',
    nextSteps: ['Choose another sampler.', 'Use the number of steps that the sampler was set up for.'],
    example:
      'sigma = self.sigmas[self.step_index]\nIndexError: index 31 is out of bounds for dimension 0 with size 31',
    reason: 'the list that ends is the schedule of steps',
  },
];
