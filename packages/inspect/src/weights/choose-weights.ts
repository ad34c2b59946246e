/** Which files of a component folder its weights are, as @retake/onnx chooses them. */
export type WeightChoice =
  | { readonly kind: 'index'; readonly file: string }
  | { readonly kind: 'single'; readonly file: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'shards_without_index' | 'several'; readonly files: readonly string[] };

const indexEnding = '.safetensors.index.json';
const fileEnding = '.safetensors';
const shardName = /-\d{5}-of-\d{5}\.safetensors$/;
/** Names that diffusers and transformers give, without ending. */
const usualNames = ['diffusion_pytorch_model', 'model'];

/** @param names file names in the folder */
export function chooseWeights(names: readonly string[]): WeightChoice {
  const index = pick(
    names.filter((name) => name.endsWith(indexEnding)),
    indexEnding,
  );
  if (index.file !== undefined) return { kind: 'index', file: index.file };
  if (index.several) return { kind: 'several', files: index.several };
  const files = names.filter((name) => name.endsWith(fileEnding));
  const single = pick(files, fileEnding);
  if (single.file === undefined)
    return single.several
      ? { kind: files.some((name) => shardName.test(name)) ? 'shards_without_index' : 'several', files }
      : { kind: 'none' };
  return shardName.test(single.file)
    ? { kind: 'shards_without_index', files }
    : { kind: 'single', file: single.file };
}

function pick(found: readonly string[], ending: string): { file?: string; several?: readonly string[] } {
  const usual = usualNames.map((name) => name + ending).find((name) => found.includes(name));
  const file = usual ?? (found.length === 1 ? found[0] : undefined);
  if (file !== undefined) return { file };
  return found.length > 1 ? { several: found } : {};
}
