import { RetakeError } from '@retake/plugin-api';
import { TensorProto_DataType as Proto } from '../generated/onnx_pb.js';
import { type Dtype, dtypeBytes } from '../safetensors/dtypes.js';
import type { TensorEntry } from '../safetensors/tensor-entry.js';

const protoTypes: Partial<Record<Dtype, Proto>> = {
  F32: Proto.FLOAT,
  F16: Proto.FLOAT16,
  BF16: Proto.BFLOAT16,
  F64: Proto.DOUBLE,
  I64: Proto.INT64,
  I32: Proto.INT32,
  I8: Proto.INT8,
  U8: Proto.UINT8,
  BOOL: Proto.BOOL,
};

/**
 * ONNX's number for the element type of a stored tensor and the bytes per element.
 * @throws RetakeError `tensor_unsupported` for any other type.
 */
export function weightType(entry: TensorEntry): { readonly type: Proto; readonly bytes: number } {
  const type = protoTypes[entry.dtype];
  if (type === undefined) {
    throw new RetakeError(
      'tensor_unsupported',
      `tensor "${entry.name}" of ${entry.file} is ${entry.dtype}; allowed: ${Object.keys(protoTypes).join(', ')}`,
      { facts: { file: entry.file, tensor: entry.name, dtype: entry.dtype } },
    );
  }
  return { type, bytes: dtypeBytes[entry.dtype] };
}
