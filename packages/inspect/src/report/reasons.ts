/**
 * What can be wrong with a checkpoint, most fundamental first: the first that applies is a component's reason.
 * `effect`: `broken` it cannot be used, `misplaced` it is healthy and belongs to another checkpoint, `limited` a part of it
 * works, `note` it works.
 */
export const reasons = {
  permission_denied: { effect: 'broken', hint: 'Allow reading: chmod -R u+rX, or run as the owner.' },
  link_dangling: {
    effect: 'broken',
    hint: 'The link points to a file that is gone: download the checkpoint again.',
  },
  link_loop: { effect: 'broken', hint: 'The link points to itself: remove it and download the file again.' },
  io_error: {
    effect: 'broken',
    hint: 'The disk does not give the file back: check the disk, copy from elsewhere.',
  },
  folder_missing: { effect: 'broken', hint: 'Download this folder of the checkpoint.' },
  not_a_folder: {
    effect: 'broken',
    hint: 'A file stands where a folder belongs: remove it and download the folder.',
  },
  native_layout: {
    effect: 'broken',
    hint: 'These are the weights of the original Wan repository. Use the checkpoint whose name ends in -Diffusers, or convert them.',
  },
  comfyui_layout: {
    effect: 'broken',
    hint: 'This is a single file for ComfyUI. Use it there, or download the checkpoint whose name ends in -Diffusers.',
  },
  half_download: { effect: 'broken', hint: 'Run the same download again: it goes on where it stopped.' },
  folder_empty: { effect: 'broken', hint: 'Download this folder of the checkpoint.' },
  lfs_pointer: { effect: 'broken', hint: 'Run `git lfs pull` in the folder, or download the file itself.' },
  html_page: {
    effect: 'broken',
    hint: 'A web page was saved instead of the file: accept the licence or log in, then download again.',
  },
  error_text: {
    effect: 'broken',
    hint: "A server's answer was saved instead of the file: check address and access, then download again.",
  },
  pickle: {
    effect: 'broken',
    hint: 'Pickle files can run code and are never read: download the .safetensors version.',
  },
  gguf: {
    effect: 'broken',
    hint: 'GGUF runs in ComfyUI-GGUF or stable-diffusion.cpp; for Retake download the .safetensors version.',
  },
  archive: { effect: 'broken', hint: 'Unpack it, or download the .safetensors file itself.' },
  not_a_file: {
    effect: 'broken',
    hint: 'Something else stands where a file belongs: remove it and download the file.',
  },
  empty_file: { effect: 'broken', hint: 'Download the file again.' },
  config_missing: { effect: 'broken', hint: 'Download the config file of this folder.' },
  config_not_json: { effect: 'broken', hint: 'Download the config file again.' },
  other_model: { effect: 'broken', hint: 'Use the component of a Wan checkpoint.' },
  wrong_component: {
    effect: 'broken',
    hint: 'Put the file into the folder it belongs to and the right one here.',
  },
  config_invalid: {
    effect: 'broken',
    hint: 'Download the config file again; if it is right, this is a checkpoint Retake does not know.',
  },
  index_invalid: { effect: 'broken', hint: 'Download the .index.json again.' },
  index_missing: {
    effect: 'broken',
    hint: 'Download the .safetensors.index.json that belongs to the shards.',
  },
  path_outside: {
    effect: 'broken',
    hint: 'The index leads out of its folder, which is never followed: download it from where you trust it.',
  },
  weights_missing: { effect: 'broken', hint: 'Download the .safetensors file of this folder.' },
  weights_ambiguous: {
    effect: 'broken',
    hint: 'Keep one weight file, or call it diffusion_pytorch_model.safetensors.',
  },
  shard_missing: { effect: 'broken', hint: 'Download the shard named; the others can stay.' },
  zero_filled: { effect: 'broken', hint: 'Room was reserved and nothing written: download the file again.' },
  truncated: { effect: 'broken', hint: 'Resume or repeat the download of the file.' },
  trailing_bytes: { effect: 'broken', hint: 'The file was written past its end: download it again.' },
  header_invalid: { effect: 'broken', hint: 'Download the file again.' },
  tensor_invalid: { effect: 'broken', hint: 'Download the file again.' },
  hash_mismatch: { effect: 'broken', hint: 'Delete the file and download it again.' },
  zero_tail: { effect: 'broken', hint: 'The end of the file was never written: download it again.' },
  quantised_elsewhere: {
    effect: 'broken',
    hint: 'Use the checkpoint it was made from, in float32, float16 or bfloat16; Retake quantises by itself.',
  },
  index_tensor_missing: {
    effect: 'broken',
    hint: 'Index and shards are of different versions: download both again.',
  },
  tensor_missing: {
    effect: 'broken',
    hint: 'Download the weights again, or the config that belongs to them.',
  },
  shape_mismatch: {
    effect: 'broken',
    hint: 'Config and weights are of different models: download both again.',
  },
  dtype_unsupported: { effect: 'broken', hint: 'Use weights stored as float32, float16 or bfloat16.' },
  nan_values: { effect: 'broken', hint: 'The weights hold NaN or infinity: download the file again.' },
  zero_tensor: { effect: 'broken', hint: 'Parts of the file were never written: download it again.' },
  tokenizer_incomplete: { effect: 'broken', hint: 'Download tokenizer.json and tokenizer_config.json.' },
  tokenizer_invalid: { effect: 'broken', hint: 'Download the tokenizer folder again.' },
  tokenizer_vocabulary: {
    effect: 'broken',
    hint: 'The tokenizer belongs to another text encoder: download both from one checkpoint.',
  },
  model_index_missing: { effect: 'broken', hint: 'Download model_index.json into the folder.' },
  model_index_invalid: { effect: 'broken', hint: 'Download model_index.json again.' },
  pipeline_unsupported: {
    effect: 'limited',
    hint: 'Use it with diffusers, or take a Wan checkpoint Retake runs.',
  },
  wrong_model: {
    effect: 'misplaced',
    hint: 'It is healthy, and of another model: download this folder from the right checkpoint.',
  },
  index_names_other_pipeline: {
    effect: 'limited',
    hint: 'The tensors decide: use it as what they are, or download the right transformer.',
  },
  image_embedder: {
    effect: 'limited',
    hint: 'It looks at the image with CLIP, as Wan 2.1 does: run it with diffusers.',
  },
  expectation_unknown: { effect: 'limited', hint: 'Only files and headers could be checked.' },
  not_listed: { effect: 'note', hint: 'It is not used: model_index.json does not list it.' },
  mixed_dtypes: { effect: 'note', hint: 'Nothing to do.' },
  extra_tensors: { effect: 'note', hint: 'They are not used.' },
  leftover: { effect: 'note', hint: 'A download was left half done; the file can be deleted.' },
  link_outside: { effect: 'note', hint: 'Keep what the link points to.' },
  collection: { effect: 'broken', hint: 'Give one of the folders named.' },
  component_folder: { effect: 'broken', hint: 'Give the folder above it, which holds model_index.json.' },
} as const satisfies Readonly<Record<string, { readonly effect: Effect; readonly hint: string }>>;

/** What a finding means for its component. */
export type Effect = 'broken' | 'misplaced' | 'limited' | 'note';

export type Reason = keyof typeof reasons;

const order = Object.keys(reasons) as Reason[];

/** Place in the table; lower is more fundamental. */
export function rankOf(reason: Reason): number {
  return order.indexOf(reason);
}
