import type { FailureRule } from '@retake/plugin-api';

const workflow = {
  category: 'WAN_PARAMETER_VALIDATION',
  type: 'invalid_parameters',
  severity: 'medium',
  scope: 'call',
  transience: 'needs_change',
  confidence: 0.95,
} as const;

const reload = 'Reload the workflow, so that renamed inputs get their present names.';

/** What ComfyUI says about a workflow before it runs any of it. */
export const comfyWorkflowRules: readonly FailureRule[] = [
  {
    ...workflow,
    id: 'comfy_node_missing',
    when: {
      words: [
        /Missing Node Types:?\s+(?<component>[\w .:+-]+)/i,
        /Cannot execute because (?:a )?node '?(?<component>[\w .:()+-]+?)'? (?:does not exist|is missing)/i,
        /some nodes? (?:types )?(?:were|are|was) not found/i,
        /node types? (?:were|was|are|is) not found|unsupported nodes?\b[^\n]{0,20}$/i,
        /has no class_type/i,
        /missing_node_type|invalid_prompt[^\n]*class_type/,
      ],
    },
    category: 'WAN_MODEL_LOADING',
    type: 'dependency_missing',
    transience: 'permanent',
    code: 'WAN_MODEL_LOADING/node_missing',
    userMessage: 'The workflow uses a node that is not installed, or whose package did not start.',
    nextSteps: [
      'Install the package of the node (in ComfyUI: Manager, Install Missing Custom Nodes).',
      'Read the start of the log for "IMPORT FAILED": an installed package may lack a library.',
      'Update the package: a node may be newer than what is installed.',
    ],
    example: 'Missing Node Types:\nWanVideoExampleSampler\nWanVideoExampleLoader',
    reason: 'a program part is not there, and only a person installs it',
  },
  {
    ...workflow,
    id: 'comfy_node_import_failed',
    when: {
      words: [/\(IMPORT FAILED\):? ?(?<file>\S*)/, /Cannot import (?<file>\S+) module for custom nodes/],
    },
    category: 'WAN_MODEL_LOADING',
    type: 'dependency_missing',
    transience: 'permanent',
    confidence: 0.7,
    code: 'WAN_MODEL_LOADING/node_import_failed',
    userMessage: 'A package of extra nodes could not be started.',
    nextSteps: [
      'Install the requirements of the package in the Python that runs the program.',
      'Update the package.',
    ],
    example: 'Cannot import /srv/ComfyUI/custom_nodes/example-nodes module for custom nodes: bad header',
    reason: 'a package cannot be imported',
  },
  {
    ...workflow,
    id: 'comfy_model_not_in_list',
    when: {
      words: [
        /Value not in list: (?<component>\w+): '(?<file>[^'\n]+\.(?:safetensors|gguf|sft|ckpt|pth?|bin|onnx))' not in/i,
        /(?<component>ckpt_name|unet_name|model_name|lora_name|vae_name|clip_name\d?|control_net_name): '(?<file>[^'\n]*)' not in (?:\[|\(list)/i,
      ],
    },
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    severity: 'high',
    scope: 'model',
    transience: 'permanent',
    confidence: 0.95,
    firstMove: 'automatic_repair',
    code: 'WAN_WEIGHTS_INTEGRITY/model_file_not_found',
    userMessage: 'A model file that the workflow names is not in the folder where it is looked for.',
    nextSteps: [
      'Download the named file into the folder of its kind (diffusion_models, text_encoders, vae, loras, clip_vision).',
      'Or choose one of the files that are there; folders inside the name count too.',
      'Refresh the lists (key R) after adding a file.',
    ],
    example:
      "Failed to validate prompt for output 4:\n* UNETLoader 12:\n  - Value not in list: unet_name: 'example_14B.safetensors' not in ['other.safetensors']",
    reason: 'the file is not there; fetching or linking it repairs',
  },
  {
    ...workflow,
    id: 'comfy_image_not_in_list',
    when: {
      words: [
        /Value not in list: (?:image|video|audio|file)\w*: '(?<file>[^'\n]+)' not in/i,
        /Invalid (?<component>image|video|audio) file: (?<file>[^\n]+)/i,
      ],
    },
    category: 'WAN_CONDITIONING',
    transience: 'permanent',
    firstMove: 'user_intervention',
    code: 'WAN_CONDITIONING/input_file_missing',
    userMessage: 'The image, video or sound that the workflow starts from is not in the input folder.',
    nextSteps: ['Upload the file again, or choose another one in the node.'],
    example: '* LoadImage 52:\n  - Custom validation failed for node: image - Invalid image file: cat.png',
    reason: 'the user file is missing, which only its owner can give',
  },
  {
    ...workflow,
    id: 'comfy_return_type_mismatch',
    when: { words: [/Return type mismatch between linked nodes: (?<component>\w+)/i] },
    code: 'WAN_PARAMETER_VALIDATION/link_type_mismatch',
    userMessage: 'Two nodes of the workflow are linked that do not speak the same type.',
    nextSteps: ['Link the input to an output of the type that the message names.', reload],
    example:
      '- Return type mismatch between linked nodes: samples, received_type(IMAGE) mismatch input_type(LATENT)',
    reason: 'the request itself is wired wrongly',
  },
  {
    ...workflow,
    id: 'comfy_input_missing',
    when: {
      words: [
        /Required input is missing:? ?(?<component>[\w ]*)/i,
        /Node has no input '?(?<component>\w+)|missing_required_input|required_input_missing/i,
        /missing \d+ required (?:positional|keyword-only) arguments?: '(?:clip|image|model|vae|positive|negative|latent_image|samples|pixels)'/,
      ],
    },
    code: 'WAN_PARAMETER_VALIDATION/input_missing',
    userMessage: 'A node of the workflow lacks an input that it needs.',
    nextSteps: [
      'Link the named input; a missing link often follows from a node that is not installed or was renamed.',
      reload,
    ],
    example: 'Prompt outputs failed validation\nVAEDecode:\n- Required input is missing: vae',
    reason: 'the request lacks something the program needs',
  },
  {
    ...workflow,
    id: 'comfy_value_not_accepted',
    when: {
      words: [
        /Value not in list: (?<component>\w+): /i,
        /Value -?[\d.]+ (?:bigger|smaller) than (?:max|min) of (?<allowed>-?[\d.]+): (?<component>\w+)/,
        /Failed to convert an input value to an? (?<expectedType>\w+) value: ?(?<component>\w*)/i,
        /Value not in list\b/i,
        /Custom validation failed for node: ?(?<component>[^\n]*)/i,
      ],
    },
    code: 'WAN_PARAMETER_VALIDATION/value_not_accepted',
    userMessage: 'A setting of a node has a value that the node does not take.',
    nextSteps: [
      'Choose one of the values that the message lists.',
      'Re-create the node when its settings have slipped by one place after an update.',
    ],
    example: "* KSampler 3:\n  - Value not in list: sampler_name: 'example_pp' not in ['euler', 'heun']",
    reason: 'a value is outside what the node takes',
  },
  {
    ...workflow,
    id: 'comfy_no_outputs',
    when: { words: [/Prompt has no outputs/i, /prompt_no_outputs/, /No outputs? nodes? (?:found|in)/i] },
    code: 'WAN_PARAMETER_VALIDATION/no_outputs',
    userMessage: 'The workflow has no node that writes or shows a result.',
    nextSteps: ['Add a node that saves or previews, and check that it is not muted or bypassed.'],
    example: 'invalid prompt: Prompt has no outputs',
    reason: 'the request asks for nothing',
  },
  {
    ...workflow,
    id: 'comfy_validation_failed',
    when: {
      words: [
        /Prompt outputs failed validation/i,
        /prompt_outputs_failed_validation/,
        /Failed to validate prompt for output/i,
        /exception_during_(?:inner_)?validation|Exception when validating/i,
      ],
    },
    confidence: 0.8,
    code: 'WAN_PARAMETER_VALIDATION/workflow_refused',
    userMessage: 'The workflow was refused before it ran, because one of its nodes is set up wrongly.',
    nextSteps: [
      'Look at the nodes with a red frame, or at the lines under "Failed to validate prompt".',
      reload,
    ],
    example: "invalid prompt: {'type': 'prompt_outputs_failed_validation', 'details': ''}",
    reason: 'the request was refused by validation',
  },
];
