import type { TensorType } from '@retake/plugin-api';
import type { Dtype } from './dtypes.js';

/** Safetensors names of the element types that cross between processes. */
export const tensorDtypes: Readonly<Record<TensorType, Dtype>> = {
  float32: 'F32',
  float16: 'F16',
  int64: 'I64',
  int32: 'I32',
  uint8: 'U8',
  int8: 'I8',
  bool: 'BOOL',
};
