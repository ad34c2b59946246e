import { readFile } from 'node:fs/promises';
import { decodeSafetensors } from '@retake/onnx';
import { RetakeError, type StageContext, type Tensor } from '@retake/plugin-api';

/** A named float32 tensor among a stage's inputs. */
export type FloatTensors = (name: string) => Tensor<'float32'>;

/**
 * Reads a safetensors file that an earlier stage left.
 * @throws RetakeError `inference_failed` when the stage, the file or a tensor is not there
 */
export async function readTensors(
  context: Pick<StageContext, 'inputs'>,
  stage: string,
  file: string,
): Promise<FloatTensors> {
  const path = context.inputs[stage]?.files[file];
  if (path === undefined) throw lacks(`stage ${stage} left no file ${file}`);
  const { tensors } = decodeSafetensors(await readFile(path), path);
  return (name) => {
    const tensor = tensors[name];
    if (tensor?.type !== 'float32') throw lacks(`${path} holds no float32 tensor ${name}`);
    return tensor as Tensor<'float32'>;
  };
}

function lacks(message: string): RetakeError {
  return new RetakeError('inference_failed', message, { hint: 'Start a new run.' });
}
