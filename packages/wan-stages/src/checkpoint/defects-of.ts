import { type CheckpointDefect, type JsonValue, RetakeError } from '@retake/plugin-api';

/** Words of a defect for what readers of weights and configs throw. */
const kinds: Readonly<Record<string, string>> = {
  missing_shard: 'missing_file',
  missing_in_shard: 'missing_tensor',
};

/** Codes that say something about the checkpoint; what else is thrown passes through. */
const aboutCheckpoint: Readonly<Record<string, string>> = {
  safetensors_invalid: 'bad_header',
  config_file_invalid: 'bad_config',
  tokenizer_invalid: 'bad_tokenizer',
  checkpoint_invalid: 'missing_file',
  checkpoint_not_found: 'missing_file',
};

/** Defects that an inspection returns or throws. */
export async function defectsOf(
  component: string,
  folder: string,
  inspect: () => Promise<readonly CheckpointDefect[]>,
): Promise<readonly CheckpointDefect[]> {
  try {
    return await inspect();
  } catch (error) {
    const defect = RetakeError.is(error) ? fromError(component, folder, error) : fromSystem(component, error);
    if (defect) return [defect];
    throw error;
  }
}

function fromError(component: string, folder: string, error: RetakeError): CheckpointDefect | undefined {
  const usual = aboutCheckpoint[error.code];
  if (usual === undefined) return undefined;
  const kind = text(error.facts.kind) ?? usual;
  const tensor = text(error.facts.tensor);
  return {
    component,
    file: text(error.facts.file) ?? folder,
    ...(tensor !== undefined && { tensor }),
    kind: kinds[kind] ?? kind,
    message: error.message,
  };
}

function fromSystem(component: string, error: unknown): CheckpointDefect | undefined {
  const { code, path } = error as NodeJS.ErrnoException;
  if ((code !== 'ENOENT' && code !== 'ENOTDIR') || path === undefined) return undefined;
  return { component, file: path, kind: 'missing_file', message: `${path} is missing` };
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
