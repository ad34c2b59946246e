import { TensorProto_DataType as Proto } from '../generated/onnx_pb.js';

/** Element types of values in a graph, with the numbers ONNX gives them. */
export const valueTypes = {
  float32: Proto.FLOAT,
  float16: Proto.FLOAT16,
  bfloat16: Proto.BFLOAT16,
  int64: Proto.INT64,
  int32: Proto.INT32,
  uint8: Proto.UINT8,
  int8: Proto.INT8,
  bool: Proto.BOOL,
} as const;

/** An element type by name. bfloat16 may appear inside a graph only; sessions neither take nor return it. */
export type ValueType = keyof typeof valueTypes;
