import type { CauseWords } from './cause-words.js';
import { commonSteps } from './common-steps.js';
import { findOthers, generate, look } from './shared.js';

const finds = 'See what fits what you want to make.';

/** Causes about parts that belong to different models. */
export const fitCauses = [
  {
    id: 'lora_does_not_fit',
    type: 'model_compatibility_error',
    causes: ['lora_of_other_model', 'lora_other_model', 'lora_keys_unused'],
    title: 'The LoRA belongs to another model',
    sentence:
      'A LoRA (an add-on that changes a model) fits only the very model it was made for: family, size and task.',
    means:
      'The model is whole and works without the LoRA; with it, parts of the LoRA do nothing or loading stops.',
    retake: 'Retake makes clips without LoRA; for other programs it can only tell which file does not fit.',
    steps: [
      {
        text: 'Compare its page with your model: Wan 2.1 or 2.2; 1.3B, 5B or 14B; text- or image-to-video; high or low noise.',
      },
      { text: 'See which model the folder holds.', command: look },
      {
        text: 'Make a clip without the LoRA.',
        command: `${generate} --preset preview`,
      },
      { text: 'Update the program when the LoRA is newer than it.', command: 'git pull' },
    ],
    minutes: [2, 20],
  },
  {
    id: 'other_text_encoder',
    type: 'model_compatibility_error',
    causes: [
      'other_encoder',
      'text_encoder_wrong',
      'text_encoder_absent',
      'text_encoder_of_other_model',
      'text_width_differs',
      'encoder_missing',
      'packed_encoder_refused',
      'image_encoder_wrong',
      'image_encoder_of_other_model',
    ],
    title: 'The encoder belongs to another model',
    sentence:
      'The text or image encoder (it turns prompt or image into numbers) is not the one that this model was made with.',
    steps: [
      {
        text: 'For Wan: take UMT5-XXL, whose results are 4096 numbers wide; for images in Wan 2.1: CLIP ViT-H.',
      },
      commonSteps.look,
      {
        text: 'Download the encoder of the same model.',
        command:
          'hf download {repository|REPOSITORY} --include "text_encoder/*" "tokenizer/*" --local-dir {checkpoint|FOLDER}',
      },
      { text: 'In ComfyUI: choose wan as type in the node that loads the encoder.' },
    ],
    minutes: [3, 60],
  },
  {
    id: 'other_vae',
    type: 'model_compatibility_error',
    causes: [
      'vae_wrong',
      'other_vae',
      'latents_of_other_vae',
      'vae_of_other_generation',
      'small_model_with_old_vae',
      'large_model_with_new_vae',
      'image_model_with_new_vae',
    ],
    title: 'The decoder (VAE) belongs to another model',
    sentence:
      'The VAE turns latents (small pictures of many channels) into frames; Wan 2.1 has 16 channels, the 5B model of Wan 2.2 has 48.',
    steps: [
      {
        text: 'With the 5B model of Wan 2.2 take Wan2.2_VAE; with every other Wan model, the 14B models of 2.2 too, take Wan2.1_VAE.',
      },
      { text: 'See which VAE the folder holds.', command: look },
      {
        text: 'Download the VAE of the same model.',
        command: 'hf download {repository|REPOSITORY} --include "vae/*" --local-dir {checkpoint|FOLDER}',
      },
      { text: 'In a workflow: make the empty latent with the node of the same model.' },
    ],
    minutes: [2, 20],
  },
  {
    id: 'other_task',
    type: 'model_compatibility_error',
    causes: [
      'text_checkpoint_in_image_pipeline',
      'text_model_in_image_pipeline',
      'image_checkpoint_in_text_pipeline',
      'image_model_in_text_pipeline',
      'small_model_in_image_pipeline',
      'other_task',
    ],
    title: 'The checkpoint is for another task',
    sentence:
      'A text-to-video checkpoint takes 16 channels, an image-to-video checkpoint 36 (noise, mask and image), so neither works in the place of the other.',
    steps: [
      { text: 'See for which task the checkpoint is.', command: look },
      {
        text: 'With a text-to-video checkpoint: leave the image out.',
        command: generate,
      },
      {
        text: 'With an image-to-video checkpoint: give an image.',
        command: `${generate} --image IMAGE`,
      },
      { text: finds, command: findOthers },
    ],
    minutes: [2, 60],
  },
  {
    id: 'loader_does_not_know',
    type: 'model_compatibility_error',
    causes: [
      'model_type_unknown',
      'model_unknown_to_library',
      'gguf_architecture_unknown',
      'other_layout',
      'tensors_unused',
      'key_of_weights_missing',
      'config_key_missing',
      'components_missing',
      'component_type_wrong',
      'load_failed',
      'tensor_unsupported',
    ],
    title: 'The program does not know this kind of file',
    sentence: 'The file is of a model, or in a layout, that the loader it was given to does not read.',
    steps: [
      { text: 'See what the file or folder is.', command: look },
      {
        text: 'In ComfyUI: load diffusion models with Load Diffusion Model, GGUF with the GGUF loader, and only all-in-one files with Load Checkpoint.',
      },
      {
        text: 'In diffusers: take the edition whose name ends in -Diffusers.',
        command: 'hf download {repository|REPOSITORY} --local-dir {checkpoint|FOLDER}',
      },
      commonSteps.update,
      { text: finds, command: findOthers },
    ],
    minutes: [3, 60],
  },
] as const satisfies readonly CauseWords[];
