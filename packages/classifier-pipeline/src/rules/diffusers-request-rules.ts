import type { FailureRule } from '@retake/plugin-api';

const request = {
  category: 'WAN_PARAMETER_VALIDATION',
  type: 'invalid_parameters',
  severity: 'medium',
  scope: 'call',
  transience: 'needs_change',
  confidence: 0.96,
  firstMove: 'parameter_adjustment',
} as const;

/** What diffusers pipelines and their kin say about a request that they do not take. */
export const diffusersRequestRules: readonly FailureRule[] = [
  {
    ...request,
    id: 'size_not_divisible',
    when: {
      words: [
        /`?height`? and `?width`? (?:have|has|must|need)(?: to)? be (?:divisible by|multiples? of) (?<multiple>\d+)(?: but are (?<givenHeight>\d+) and (?<givenWidth>\d+))?/i,
        /(?:both )?(?:width and height|resolution|image size|height|width|dimensions)\b[^\n]{0,60}(?:must|should|has to|have to|needs? to) be (?:divisible by|(?:a )?multiples? of)/i,
        /Invalid resolution (?<givenWidth>\d+) ?[x×*] ?(?<givenHeight>\d+)/i,
        /(?:Height|Width) ?\(\d+\)[^\n]{0,40}must be divisible by (?:patch_size|\w+)/i,
        /(?:height|width|size|resolution)[^\n]{0,40}not (?:divisible by|a multiple of) (?<multiple>\d+)/i,
      ],
    },
    code: 'WAN_PARAMETER_VALIDATION/size_not_divisible',
    userMessage: 'Width and height must be multiples of a number that the model fixes.',
    nextSteps: ['Use the nearest multiple: 16 for most Wan models, 32 for TI2V-5B.'],
    example: 'ValueError: `height` and `width` have to be divisible by 16 but are 481 and 832.',
    reason: 'the requested size is outside what the model takes',
  },
  {
    ...request,
    id: 'size_unsupported',
    when: {
      words: [
        /Unsupport(?:ed)? size:? (?<given>\S+)(?: for task (?<component>\S+?),)?/i,
        /(?:size|resolution)[^\n]{0,40}(?:is )?not (?:supported|in (?:the )?supported)/i,
        /Can ?not find suitable size|supported (?:sizes|resolutions) are/i,
      ],
    },
    code: 'WAN_PARAMETER_VALIDATION/size_unsupported',
    userMessage: 'The model has a list of sizes, and the requested one is not in it.',
    nextSteps: ['Use one of the sizes that the message names, for example 832*480 or 1280*720.'],
    example:
      'AssertionError: Unsupport size 640*640 for task t2v-14B, supported sizes are: 720*1280, 1280*720',
    reason: 'the requested size is outside what the task takes',
  },
  {
    ...request,
    id: 'prompt_argument',
    when: {
      words: [
        /Cannot forward both `?(?<component>\w*prompt\w*)`?/i,
        /Provide either `?(?<component>\w*prompt\w*)`? or/i,
        /`?(?<component>(?:negative_)?prompt(?:_2|_3)?)`? has to be of type `?str`?/i,
        /`?(?<component>negative_prompt\w*|prompt_embeds)`? (?:should be|and|must have)[^\n]{0,60}(?:same|type)/i,
        /`?negative_prompt`?[^\n]{0,400}has batch size/i,
        /prompt (?:is|cannot be|must not be) (?:empty|None|missing)|(?:empty|no) prompt (?:given|provided)/i,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/prompt_argument',
    userMessage: 'The prompt was not given in a way that the pipeline takes.',
    nextSteps: ['Give either the text or its embeddings, of the same kind for prompt and negative prompt.'],
    example: "ValueError: `prompt` has to be of type `str` or `list` but is <class 'dict'>",
    reason: 'the prompt of the request has a form the pipeline does not take',
  },
  {
    ...request,
    id: 'image_argument',
    when: {
      words: [
        /`?(?<component>image|last_image|video|mask|mask_image|reference_images?|pose_video|face_video|background_video)`? (?:has to|must|should) be (?:of type|lists? of|a (?:list|tensor|PIL))/i,
        /Cannot forward both `?image`?|Provide either `?image`? or/i,
        /Input is in incorrect format|(?:only|we) support(?:ed)? (?:PIL|pytorch tensor|numpy)/i,
        /`?mask`? can only be passed if `?(?<component>\w+)`? is passed/i,
        /(?:background_video|mask_video|pose_video|face_video)`? (?:and|must|is required|are required)/i,
        /Image input is required|(?:input )?image is (?:required|missing|None)|requires? (?:an|at least one) (?:input |reference |start )?image/i,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/image_argument',
    userMessage: 'The image, mask or video was not given in a form that the pipeline takes.',
    nextSteps: ['Give a PIL image, an array or a tensor, as the message says, and all that the task needs.'],
    example: "ValueError: `image` has to be of type `torch.Tensor` or `PIL.Image.Image` but is <class 'str'>",
    reason: 'an image input of the request has a form the pipeline does not take',
  },
  {
    ...request,
    id: 'call_argument',
    when: {
      words: [
        /`?callback_on_step_end_tensor_inputs`? has to be in/i,
        /`?callback_steps`? has to be a positive integer/i,
        /list of generators of length \d+/i,
        /`?guidance_scale_2`? is only supported when/i,
        /\w+ does not exist\. Please choose one of \[/i,
        /`?strength`? should (?:be )?in \[0\.0, 1\.0\]|The value of strength should/i,
        /Cannot generate a \w+ tensor from a generator of type/i,
      ],
    },
    code: 'WAN_PARAMETER_VALIDATION/call_argument',
    userMessage: 'An argument of the pipeline call has a value that it does not take.',
    nextSteps: ['Use one of the values that the message names.'],
    example: "ValueError: `callback_on_step_end_tensor_inputs` has to be in ['latents'], but found ['mask']",
    reason: 'an argument of the request is outside what the pipeline takes',
  },
  {
    ...request,
    id: 'offload_conflict',
    when: {
      words: [
        /you have (?:activated|enabled) (?:model|sequential|group)?_?[^\n]{0,20}(?:offload|device map)[^\n]{0,120}(?:manually|but|disable)/i,
        /Pipeline going to .* device|`?enable_(?:sequential|model)_cpu_offload`? (?:is not|cannot|isn't)/i,
        /(?:You can't move a model that has|Cannot apply group offloading)/i,
        /`?num_blocks_per_group`? must be provided|`?record_stream`? cannot be True when/i,
        /The current device_map|device_map .{0,60}(?:not supported|cannot be)/i,
      ],
    },
    category: 'WAN_HARDWARE_OPTIMIZATION',
    confidence: 0.85,
    code: 'WAN_HARDWARE_OPTIMIZATION/offload_conflict',
    userMessage:
      'Two ways of placing the model on devices were asked for at once, or one with wrong settings.',
    nextSteps: ['Keep one: model offload, sequential offload, group offload, device map, or moving by hand.'],
    example:
      'ValueError: It seems like you have activated sequential model offloading by calling `x`, but are now manually moving the pipeline to the GPU.',
    reason: 'the offload settings of the request contradict each other',
  },
  {
    ...request,
    id: 'scheduler_argument',
    when: {
      words: [
        /`?set_timesteps`? does not support custom (?<component>timesteps|sigmas)/i,
        /Only one of `?timesteps`? or `?sigmas`? can be passed|Can only pass one of `?(?:num_inference_steps|custom_timesteps|timesteps)/i,
        /`?(?:custom_)?timesteps`? must be in descending order|must start before/i,
        /Number of inference steps is 'None'|Timesteps are not set/i,
        /you have to pass a value for `?mu`?|`?mu`? must be passed when/i,
        /`?final_sigmas_type`?[^\n]{0,80}(?:must be one of|is not supported)/i,
        /prediction_type given as|is not implemented for <class '[^']*Scheduler/i,
        /(?:Unsupported|Unknown|Invalid) (?:solver|sampler|scheduler)\b(?! class)|Scheduler of type|(?:sampler|scheduler|solver)[^\n]{0,30}(?:not (?:found|supported|recognized|recognised)|unknown)/i,
      ],
    },
    confidence: 0.9,
    code: 'WAN_PARAMETER_VALIDATION/scheduler_argument',
    userMessage: 'The sampler or scheduler does not take these steps or settings.',
    nextSteps: ['Use UniPC or DPM++ with the plain number of steps, as the checkpoint comes.'],
    example:
      "ValueError: The current scheduler class <class 'Example'>'s `set_timesteps` does not support custom sigmas schedules.",
    reason: 'the sampler settings of the request are outside what the scheduler takes',
  },
];
