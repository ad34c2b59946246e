import type { FailureRule } from '@retake/plugin-api';

const component = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_compatibility_error',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.95,
  firstMove: 'intelligent_fallback',
} as const;

const own = 'Load the text encoder, the VAE and the diffusion model each with its own loader.';

/** Nodes and pipelines that were given no model, or a model of another kind, where they need one. */
export const componentInputRules: readonly FailureRule[] = [
  {
    ...component,
    id: 'clip_input_invalid',
    when: {
      words: [
        /clip input is invalid: ?None/i,
        /does not contain a valid clip or text encoder model/i,
        /The CLIP input is missing or invalid/i,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/text_encoder_absent',
    userMessage: 'The chosen file holds no text encoder, so the prompt cannot be read.',
    nextSteps: [own, 'Use a checkpoint that brings its text encoder.'],
    example: 'RuntimeError: ERROR: clip input is invalid: None',
    reason: 'the file is a diffusion model alone, so the prompt needs another component',
  },
  {
    ...component,
    id: 'clip_vision_invalid',
    when: {
      words: [
        /clip vision file is invalid and does not contain a valid vision model/i,
        /Invalid CLIP (?:vision )?model, this node expects/i,
        /'NoneType' object has no attribute 'encode_image'/i,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/image_encoder_wrong',
    userMessage: 'The chosen file is no image encoder (CLIP vision), or not the one that this model needs.',
    nextSteps: [
      'Wan 2.1 image-to-video needs CLIP ViT-H (clip_vision_h); Wan 2.2 needs none.',
      'Update the program: it may be too old for the file.',
    ],
    example: "AttributeError: 'NoneType' object has no attribute 'encode_image'",
    reason: 'the loader gave nothing for the image encoder because the file is another model',
  },
  {
    ...component,
    id: 'text_encoder_none',
    when: {
      words: [
        /'NoneType' object has no attribute '(?:tokenize|encode_from_tokens\w*|cond_stage_model|clone_text_encoder|tokenizer)'/i,
        /Invalid T5 text encoder model/i,
        /KeyError: ?'(?<tensor>token_embedding\.weight|shared\.weight|encoder\.block\.[\w.]+)'/,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/text_encoder_wrong',
    userMessage: 'The chosen file is no text encoder, or not the one that this model needs.',
    nextSteps: ['Wan needs UMT5-XXL, in the layout that the loader expects.', own],
    example: "KeyError: 'token_embedding.weight'",
    reason: 'another text encoder, or another layout of it, was chosen',
  },
  {
    ...component,
    id: 'vae_invalid',
    when: {
      words: [
        /VAE is invalid: ?None/i,
        /does not contain a valid VAE/i,
        /'NoneType' object has no attribute '(?:decode|decode_tiled|encode_tiled|spacial_compression_encode|temporal_compression_\w+|first_stage_model|vae_dtype)'/i,
        /KeyError: ?'(?<tensor>(?:decoder|encoder)\.(?:conv1|middle|\d+\.conv|conv_in)[\w.]*)'/,
      ],
    },
    code: 'WAN_ARCHITECTURE/vae_wrong',
    userMessage: 'The chosen file is no VAE, or not the one that this model needs.',
    nextSteps: ['Use the Wan 2.1 VAE for all Wan models but TI2V-5B, which needs the Wan 2.2 VAE.', own],
    example: "KeyError: 'decoder.conv1.weight'",
    reason: 'the VAE is missing from the file or is another one',
  },
  {
    ...component,
    id: 'model_type_unknown',
    when: {
      words: [
        /Could not detect model type(?: of(?: diffusion model)?:? ?(?<file>[^\n]*))?/i,
        /cannot detect the model type/i,
        /get sd version from file failed:? ?'?(?<file>[^'\n]*)/i,
        /Failed to recogni[sz]e (?:the )?model(?: type)?/i,
        /Could not automatically infer state dict type/i,
        /model type could not be (?:detected|determined|inferred)/i,
        /Invalid (?:\w+ )?model (?:selected|chosen|given|type)/i,
        /Unknown model (?:type|version)|(?:Unsupported|Unknown) base model/i,
      ],
    },
    code: 'WAN_ARCHITECTURE/model_type_unknown',
    userMessage: 'The file is no model of a kind that this loader knows.',
    nextSteps: [
      'Load diffusion models with the diffusion model loader, not with the checkpoint loader; GGUF with the GGUF loader.',
      'Update the program when the model is newer than it.',
      'Check that the file was downloaded completely.',
    ],
    example:
      'RuntimeError: ERROR: Could not detect model type of: /srv/models/checkpoints/example.safetensors',
    reason: 'the tensors in the file are of no model the program knows',
  },
  {
    ...component,
    id: 'made_for_other_model',
    when: {
      words: [
        /\b(?:intended|made|trained|meant|designed) for (?<expected>[\w.-]+)(?: [\w.-]+){0,3},? but/i,
        /\b(?:models?|loras?|vae|unet|checkpoint|weights|control ?net|adapter|text encoder|clip|embeddings?|module|transformer|gguf|tokenizer)s?\b[^\n]{0,80}(?:not compatible|incompatible) with (?<expected>[\w.-]+)/i,
        /(?:not compatible|incompatible) with (?:this |the |your |current )*(?<expected>[\w.-]*(?:model|checkpoint|sdxl|sd1\.?5|flux|wan)\b[\w.-]*)/i,
        /No motion (?:module|model) detected/i,
      ],
    },
    confidence: 0.8,
    code: 'WAN_ARCHITECTURE/made_for_other_model',
    userMessage: 'A part was made for another model than the one it is used with.',
    nextSteps: ['Use parts of one family and size: model, LoRA, control model, motion module.'],
    example:
      "Error: Motion module 'a.ckpt' is intended for SD1.5 models, but the provided model is type SDXL.",
    reason: 'the message names two models that do not belong together',
  },
  {
    ...component,
    id: 'no_models_found',
    when: {
      words: [
        /No (?<component>[\w -]{0,40}?)(?:models?|checkpoints?|weights) (?:were |was )?(?:found|available|in)\b/i,
        /assert '(?<component>\w+)' in self\.models/,
        /please download (?:it|one|them|the (?:model|weights|checkpoint))/i,
        /\b(?<component>[\w-]+) (?:model|checkpoint|weights?)(?: files?)? (?:was |were |is |are )?(?:not found|missing)\b/i,
        /\b(?:weights?|shards?|tensors?|checkpoints?|parameters?)(?: files?)?\b[^\n]{0,60}\b(?:is|are|but) missing\b/i,
        /\bmissing (?:weights?|shards?|checkpoints?|model)(?: files?)\b/i,
      ],
    },
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    confidence: 0.75,
    firstMove: 'automatic_repair',
    code: 'WAN_WEIGHTS_INTEGRITY/no_models_found',
    userMessage: 'There is no model in the folder where it is looked for.',
    nextSteps: [
      'Download the model into the folder that is named.',
      'Or set the folder where your models are.',
    ],
    example: "ERROR - No motion models found. Please download one and place in: ['/srv/models/motion']",
    reason: 'the files are not there, and fetching them repairs',
  },
  {
    ...component,
    id: 'components_missing',
    confidence: 0.85,
    when: {
      words: [
        /\bexpected (?<expected>[{[][^}\]]*[}\]]),? but only (?<given>[{[(][^}\])]*[}\])]) were passed/i,
        /(?:requires?|needs?|expects?) (?:an? )?[`'"]?(?<component>\w*(?:encoder|vae|tokenizer|transformer|processor|unet|scheduler))[`'"]?,? but (?:it |that )?(?:is|was|got) None/i,
        /expected components? .{0,200} but (?:only )?.{0,200} (?:were|was) (?:passed|provided|found)/i,
      ],
    },
    code: 'WAN_ARCHITECTURE/components_missing',
    userMessage: 'The folder does not hold all components that the chosen pipeline needs.',
    nextSteps: [
      'Use the Diffusers edition of the checkpoint (its name ends in -Diffusers).',
      'Choose the pipeline that model_index.json names.',
    ],
    example:
      "ValueError: Pipeline <class 'example.I2VPipeline'> expected {'vae', 'image_encoder'}, but only {'vae'} were passed.",
    reason:
      'the folder is mostly of another pipeline than the one asked for, but may lack files or be older than the library',
  },
  {
    ...component,
    id: 'component_type_wrong',
    when: { words: [/is of type: ?(?<given>[^,\n]+), but should be (?<expected>[^\n]+)/i] },
    code: 'WAN_ARCHITECTURE/component_type_wrong',
    userMessage: 'A component is of another class than the pipeline expects.',
    nextSteps: ['Give the component that model_index.json names.'],
    example: "ValueError: <Example> is of type: <class 'A'>, but should be <class 'B'>",
    reason: 'a component of another model was given',
  },
  {
    ...component,
    id: 'i2v_embeds_missing',
    when: {
      words: [
        /(?:Clip encoded )?image embeds must be provided for (?<component>I2V|T2V)/i,
        /image_embeds .{0,40}(?:None|missing)|`?encoder_hidden_states_image`? .{0,40}required/i,
      ],
    },
    category: 'WAN_CONDITIONING',
    type: 'invalid_parameters',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    confidence: 0.9,
    code: 'WAN_CONDITIONING/image_embeds_missing',
    userMessage:
      'The model and the inputs do not fit: one is for image-to-video, the other for text-to-video.',
    nextSteps: ['Link the image encoding for an image-to-video model, and the empty one for text-to-video.'],
    example: 'ValueError: Clip encoded image embeds must be provided for I2V (Image to Video) model',
    reason: 'the request lacks the image conditioning of its model',
  },
];
