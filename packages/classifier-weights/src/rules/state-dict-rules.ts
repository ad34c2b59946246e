import type { FailureRule } from '@retake/plugin-api';

const other = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_compatibility_error',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.92,
  code: 'WAN_ARCHITECTURE/other_model',
} as const;

const fitting = 'Choose the model plugin that fits the checkpoint, or a checkpoint that fits the model.';
const which = '`retake inspect <folder>` shows which model a checkpoint is of.';

/** Words for weights whose names or shapes are not those of the model that was built. Rows that know more stand before. */
export const stateDictRules: readonly FailureRule[] = [
  {
    ...other,
    id: 'foreign_weights_incomplete',
    when: {
      words: [
        /Cannot load <class '(?<component>[^']+)'> from [^\n]{1,300} because the following keys are missing/,
        /because the following keys are missing/,
      ],
    },
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/tensor_missing',
    userMessage: 'The checkpoint of one component lacks tensors.',
    nextSteps: ['Download the component again.', which],
    example:
      "ValueError: Cannot load <class 'lib.Unet'> from m/unet because the following keys are missing: \n a.b",
    reason: 'the folder says it is this model, and tensors are missing',
  },
  {
    ...other,
    id: 'encoder_state_dict',
    when: {
      words: [
        /in loading state_dict for (?<component>T5|UMT5|MT5|CLIP|Siglip|XLMRoberta|Llama|Qwen|Gemma|Wav2Vec|Whisper)\w*/i,
        /in loading state_dict for (?<component>\w*(?:TextEncoder|TextModel|VisionModel|ImageEncoder|Tokenizer)\w*)/,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/other_encoder',
    userMessage: 'The text or image encoder file is of another encoder than this model needs.',
    nextSteps: [
      'For Wan use UMT5-XXL as text encoder and, for image-to-video of Wan 2.1, CLIP ViT-H as image encoder.',
      which,
    ],
    example:
      'RuntimeError: Error(s) in loading state_dict for CLIPVisionModel:\n\tsize mismatch for embed.weight: copying a param with shape torch.Size([1152, 3, 14, 14]) from checkpoint, the shape in current model is torch.Size([1024, 3, 14, 14]).',
    reason: 'shapes or names of an encoder disagree because it is another encoder',
  },
  {
    ...other,
    id: 'foreign_keys',
    when: {
      words: [
        /size mismatch for (?<tensor>[\w.]+): copying a param with shape (?:torch\.Size\()?\[(?<givenShape>[\d, ]*)\]\)? from checkpoint, (?:the shape in current model is|where the shape is) (?:torch\.Size\()?\[(?<expectedShape>[\d, ]*)\]/,
        /(?<tensor>[\w.]+) expected shape (?:torch\.Size\()?\[(?<expectedShape>[\d, ]*)\]\)?,? but got (?:torch\.Size\()?\[?(?<givenShape>[\d, ]*)\]?/,
        /[Tt]rying to set a tensor of shape torch\.Size\(\[(?<givenShape>[\d, ]*)\]\) in "?(?<tensor>[\w.]+)"? \(which has shape torch\.Size\(\[(?<expectedShape>[\d, ]*)\]/,
        /tensor '(?<tensor>[^']+)' has wrong (?:shape|size)[^\n]{0,20}[;:] (?:got \[?(?<givenShape>[\d, ]+)\]?, )?expected \[?(?<expectedShape>[\d, ]+)/,
        /shape mismatch for (?<tensor>[\w.]+),? expected:? \[(?<expectedShape>[\d, ]+)\],? got:? \[(?<givenShape>[\d, ]+)/,
        /size mismatch for (?<tensor>[\w.]+)(?![^\n]*\bbytes\b)/,
        /Error\(s\) in loading state_dict for (?<component>\w+)/,
        /(?:Missing|Unexpected) key\(s\) in state_dict/,
      ],
    },
    userMessage: 'The weights belong to another model than the one that was chosen.',
    nextSteps: [fitting, which],
    example:
      'RuntimeError: Error(s) in loading state_dict for Net:\n\tsize mismatch for head.weight: copying a param with shape torch.Size([8, 4]) from checkpoint, the shape in current model is torch.Size([16, 4]).',
    reason: 'names or shapes disagree because they are different models',
  },
  {
    ...other,
    id: 'encoder_not_in_checkpoint',
    when: {
      words: [
        /(?<component>clip|CLIP|clip_vision|text encoder)(?: vision)? (?:input )?is invalid: None/,
        /does not contain a valid (?<component>clip|CLIP|text encoder)/,
      ],
    },
    category: 'WAN_CONDITIONING',
    code: 'WAN_CONDITIONING/encoder_missing',
    userMessage:
      'The text or image encoder is not in the file that was loaded; video models come in several files.',
    nextSteps: ['Load the encoder with its own loader; for Wan it is UMT5-XXL.', which],
    example: 'RuntimeError: ERROR: clip input is invalid: None',
    reason: 'a file without an encoder stands where one with an encoder is wanted',
  },
  {
    ...other,
    id: 'encoder_file_missing',
    when: { words: [/You do not have (?<component>CLIP|T5\w*|UMT5\w*|text encoder) state dict/i] },
    category: 'WAN_CONDITIONING',
    type: 'model_integrity_failure',
    code: 'WAN_CONDITIONING/encoder_missing',
    userMessage: 'The text encoder was not given; video models come in several files.',
    nextSteps: ['Download the encoder and name it beside the model; for Wan it is UMT5-XXL.', which],
    example: 'AssertionError: You do not have T5 state dict!',
    reason: 'a component is missing where the pipeline looks for it',
  },
  {
    ...other,
    id: 'components_missing',
    when: {
      words: [
        /[Pp]ipeline <class '[^']+'> expected [^\n]{1,400} but only [^\n]{1,400} were passed/,
        /You do not have (?<component>\w+) state dict/i,
      ],
    },
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    confidence: 0.88,
    code: 'WAN_WEIGHTS_INTEGRITY/components_missing',
    userMessage: 'Parts of the checkpoint that the pipeline needs are missing.',
    nextSteps: ['Download the whole checkpoint.', which],
    example: 'AssertionError: You do not have VAE state dict!',
    reason: 'components are missing where the pipeline looks for them',
  },
  {
    ...other,
    id: 'model_type_unknown',
    when: {
      words: [
        /Invalid (?<component>\w+) model selected/,
        /Could not detect model type(?: of)?:? ?(?<file>[^\n]{1,300}?\.\w+)?/,
        /(?:ERROR|Error): (?:Could not detect|unsupported) model type/i,
        /[Ff]ailed to (?:recognize|recognise|detect|determine|identify) (?:the )?(?:model|checkpoint) (?:type|version|format|architecture)/,
        /get sd version from file failed: '?(?<file>[^'\n]+)/,
        /(?:invalid|unsupported|unknown) (?:VAE|CLIP|T5|UNET|unet|text encoder|checkpoint|diffusion model)(?: model| file)?(?: type| format)?:? (?:file|invalid|is invalid)/i,
        /(?:VAE|vae) (?:input )?is invalid: None/,
      ],
    },
    code: 'WAN_ARCHITECTURE/model_type_unknown',
    userMessage: 'The program does not recognise what model this file is.',
    nextSteps: [
      'Put the file where its kind belongs: diffusion model, text encoder, VAE and whole checkpoint have different loaders.',
      'Update the program; new models need new versions.',
      which,
    ],
    example: 'RuntimeError: ERROR: Could not detect model type of: models/checkpoints/a.safetensors',
    reason: 'the file can be read and is of another kind than the loader takes',
  },
  {
    ...other,
    id: 'keys_of_other_model',
    when: {
      words: [
        /KeyError: ['"](?<tensor>[\w.]*(?:blocks?|layers?|modulation|embed\w*|proj\w*|attn|ffn|norm\w*)\.[\w.]*)['"]/,
        /KeyError: ['"](?<tensor>[\w.]+\.(?:weight|bias|modulation|gamma|scale))['"]/,
        /(?:!!!|Exception Message:\*{0,2}) '(?<tensor>[\w.]*(?:blocks?|layers?|modulation|embed\w*|attn|ffn|norm\w*|conv\w*)\.[\w.]*)'/,
        /(?:!!!|Exception Message:\*{0,2}) '(?<tensor>[\w.]+\.(?:weight|bias|gamma|scale|modulation))'/,
        /(?:^|\n)\s*['"](?<tensor>[\w.]+\.(?:weight|bias|gamma|scale|modulation))['"]\s*(?:\n|$)/,
        /create_tensor: tensor '(?<tensor>[^']+)' not found/,
        /tensor '(?<tensor>[^']+)' not in model file/,
        /\[ERROR\][^\n]{0,80}unknown tensor '(?<tensor>[^'\s]+)[^'\n]*' in model file/,
        /missing tensor '(?<tensor>[^']+)'/,
        /key not found in model: (?<tensor>[\w.]+)/,
        /[Nn]o module or parameter named '(?<tensor>[^']+)'/,
        /(?:Received|Missing) \d+ parameters(?: not in model)?:? ?(?<tensor>[\w.]*)/,
        /has no (?:parameter|attribute|tensor) named ['"](?<tensor>[\w.]+\.(?:weight|bias))/,
      ],
    },
    confidence: 0.8,
    userMessage:
      'The checkpoint has no tensor of a name that this model needs: it is another model, or another layout of it.',
    nextSteps: [fitting, which],
    example: "KeyError: 'vace_blocks.0.before_proj.weight'",
    reason: 'a file that can be read lacks a name only some variants of the model have',
  },
];
