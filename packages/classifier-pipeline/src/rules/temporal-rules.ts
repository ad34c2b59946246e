import type { FailureRule } from '@retake/plugin-api';

const temporal = {
  category: 'WAN_TEMPORAL_PROCESSING',
  type: 'generation_pipeline_error',
  severity: 'medium',
  scope: 'call',
  transience: 'needs_change',
  confidence: 0.9,
  firstMove: 'parameter_adjustment',
} as const;

const frames = 'Use 4k+1 frames: 17, 33, 49, 65, 81 (LTX and some others: 8k+1).';
const context = 'Make the context window, or its overlap, fit into the number of frames, or turn it off.';

/** The length of a clip: frame counts, windows, rotary positions, the temporal cache of the VAE. */
export const temporalRules: readonly FailureRule[] = [
  {
    ...temporal,
    id: 'frame_count_rule',
    when: {
      words: [
        /`?(?:num_frames|video_length|frame_num|length|frames?)`?\s*-\s*1\b[^\n]{0,60}(?:must|has to|have to|should|needs? to) be (?:a multiple of|divisible by) (?<multiple>\d+)(?:[^\n]*?(?:got|but is) (?<given>\d+))?/i,
        /(?:number of frames|num_frames|frame_num|video_length|frames?)\b[^\n]{0,60}(?:must|has to|have to|should|needs? to) be (?:of the form )?(?:\d+ ?\* ?\w ?\+ ?1|\d?[kn] ?\+ ?1|\d+[kn] ?\+ ?1|(?:a multiple of|divisible by) \d+)/i,
        /only `?num_frames ?% ?4 ?[!=]= ?1`? is (?:acceptable|supported)/i,
      ],
    },
    type: 'invalid_parameters',
    confidence: 0.96,
    code: 'WAN_TEMPORAL_PROCESSING/frame_count',
    userMessage:
      'The model does not make this number of frames: its VAE packs them in groups after the first.',
    nextSteps: [frames],
    example: 'ValueError: `num_frames - 1` has to be divisible by 4, but is 20',
    reason: 'the requested length is outside what the model takes',
  },
  {
    ...temporal,
    id: 'frame_count_range',
    when: {
      words: [
        /(?:video|clip|input) (?:length )?is too short|not enough (?:video )?frames|too few frames/i,
        /Expected num_frames=(?<given>\d+) to be greater or equal than self\.context_length=(?<least>\d+)/i,
        /required_duration must be less than video length/i,
        /(?:num_frames|frame_num|number of frames|video_length|frames)\b[^\n]{0,40}(?:must|should|has to) be (?:at least|at most|greater|less|smaller|between|positive|> ?0)/i,
        /must contain at least (?:one|\d+) frames?/i,
        /(?:pose|face|control|reference|source|input)_?(?:video|frames)[^\n]{0,60}(?:same (?:length|number of frames)|number of frames)/i,
      ],
    },
    type: 'invalid_parameters',
    code: 'WAN_TEMPORAL_PROCESSING/clip_length',
    userMessage: 'The clip is longer or shorter than the model or its inputs allow.',
    nextSteps: [
      'Change the number of frames to the range that is named.',
      frames,
      'Give inputs of the same length.',
    ],
    example: 'ValueError: Expected num_frames=12 to be greater or equal than self.context_length=16',
    reason: 'the requested or given length does not fit',
  },
  {
    ...temporal,
    id: 'sequence_length',
    when: {
      words: [
        /max_seq_len (?<given>\d+) is not divisible by sp_size (?<multiple>\d+)/i,
        /(?:seq_len|sequence length|total_len|seq_lens?)\b[^\n]{0,60}(?:must|should|has to|needs to) be (?:a )?(?:multiple of|divisible by|less|smaller|equal)/i,
        /assert seq_lens?\.max\(\) <= seq_len/i,
        /Tensor size along dimension to be sharded must be divisible by mesh size/i,
        /(?:freqs|rope|rotary)[\s\S]{0,200}(?:size of tensor a|shape mismatch|must match|out of bounds|invalid for input)/i,
      ],
    },
    code: 'WAN_TEMPORAL_PROCESSING/sequence_length',
    userMessage: 'The number of tokens (frames x height x width) does not fit what the attention takes.',
    nextSteps: [
      'Change frames or size a little, to multiples of 16 pixels and 4k+1 frames.',
      'Use a number of devices that divides the tokens.',
    ],
    example: 'ValueError: max_seq_len 32760 is not divisible by sp_size 7',
    reason: 'the sequence comes from the requested length and size',
  },
  {
    ...temporal,
    id: 'context_window',
    when: {
      words: [
        /(?:context (?:schedule|window|overlap|options)(?! disabled)|sliding[ _]window|FreeNoise|frame_window_size|context_(?:frames|length|overlap|stride))[\s\S]{0,900}(?:IndexError|out of bounds|out of range|must match|Error during (?:sampling|model prediction))/i,
        /Unknown context_overlap policy|context_(?:length|overlap)[^\n]{0,40}(?:must|should|cannot)/i,
        /(?:must match|out of bounds|out of range)[\s\S]{0,500}(?:context window|Context schedule enabled|sliding window)/i,
      ],
    },
    code: 'WAN_TEMPORAL_PROCESSING/context_window',
    userMessage: 'The windows in which a long clip is made do not fit its frames or its inputs.',
    nextSteps: [context, frames],
    example:
      'Context schedule enabled: 21 frames, 1 stride, 4 overlap\nIndexError: index 21 is out of bounds for dimension 0 with size 21',
    reason: 'the window settings of the request reach beyond what there is',
  },
  {
    ...temporal,
    id: 'vae_cache',
    when: {
      words: [
        /(?:feat_cache|feat_map|temporal(?:_| )?(?:cache|tiling|tile)|causal ?conv3d|cache_x)[\s\S]{0,400}(?:Error|must match|out of range|Expected size)/i,
        /(?:must match|Expected size|out of range)[\s\S]{0,300}(?:feat_cache|feat_map|cache_x)/i,
        /Kernel size can't be greater than actual input size/i,
        /tile_sample_min_num_frames|tile_sample_stride_num_frames/,
      ],
    },
    confidence: 0.8,
    code: 'WAN_TEMPORAL_PROCESSING/vae_temporal_cache',
    userMessage: 'The VAE works through the frames piece by piece, and the pieces do not fit together.',
    nextSteps: [frames, 'Turn temporal tiling of the VAE off, or choose other tile sizes.'],
    example:
      "RuntimeError: Calculated padded input size per channel: (2 x 8 x 8). Kernel size: (3 x 3 x 3). Kernel size can't be greater than actual input size",
    reason: 'too few frames reach a temporal convolution',
  },
  {
    ...temporal,
    id: 'negative_dimension',
    when: { words: [/Trying to create tensor with negative dimension (?<given>-\d+)/i] },
    confidence: 0.7,
    code: 'WAN_TEMPORAL_PROCESSING/negative_length',
    userMessage: 'A length came out below zero: fewer frames were asked for than are cut off or kept.',
    nextSteps: ['Ask for more frames, or for a smaller overlap.'],
    example: 'RuntimeError: Trying to create tensor with negative dimension -3: [1, 16, -3, 60, 104]',
    reason: 'the number of frames was computed from the request and is below zero',
  },
];
