import { type JsonObject, RetakeError } from '@retake/plugin-api';

/** What can be wrong with a weight file, as `facts.kind` of `safetensors_invalid`. */
export type SafetensorsDefect =
  | 'truncated'
  | 'trailing_bytes'
  | 'bad_header'
  | 'bad_tensor'
  | 'duplicate_tensor'
  | 'overlap'
  | 'hole'
  | 'lfs_pointer'
  | 'html_page'
  | 'bad_index'
  | 'missing_shard'
  | 'missing_in_shard';

const hints: Partial<Record<SafetensorsDefect, string>> = {
  lfs_pointer: 'This is a Git LFS pointer, not the weights: run `git lfs pull`, or download the file itself.',
  html_page:
    'This is a web page, not the weights: check the address and your access, then download the file again.',
  missing_shard: 'Download the named file; the index of the checkpoint asks for it.',
};

/** The one error for weight files that are not what they claim to be. */
export function invalidSafetensors(
  kind: SafetensorsDefect,
  file: string,
  problem: string,
  facts: JsonObject = {},
): RetakeError {
  const hint = hints[kind];
  return new RetakeError('safetensors_invalid', `${file}: ${problem}`, {
    ...(hint === undefined ? {} : { hint }),
    facts: { file, kind, ...facts },
  });
}
