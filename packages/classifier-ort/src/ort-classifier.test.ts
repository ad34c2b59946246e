import { readFileSync } from 'node:fs';
import type { ErrorEvidence } from '@retake/plugin-api';
import { checkFailureRules } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { ortClassifier, ortRules } from './ort-classifier.js';

type Example = readonly [rule: string, message: string, facts?: object, more?: Partial<ErrorEvidence>];

const inNode = 'This is an invalid model. In Node, ("block.3/attn", Foo, "", -1)';

/** Written for this test in the shape onnxruntime-node prints. */
const examples: readonly Example[] = [
  ['device_allocation', 'WebGPU device error(3): vkCreateBuffer failed with VK_ERROR_OUT_OF_DEVICE_MEMORY'],
  ['device_allocation', 'CUDA failure 2: out of memory ; GPU=0 ; hostname=box ; expr=cudaMalloc(&p, size)'],
  ['device_allocation', 'CUBLAS_STATUS_ALLOC_FAILED when making a handle'],
  [
    'arena_allocation',
    "Non-zero status code returned while running Conv node. Name:'up.2/conv' Status Message: /ort/core/framework/bfc_arena.cc:360 AllocateRawInternal Failed to allocate memory for requested buffer of size 734003200\n",
    { bytesAsked: 734_003_200 },
  ],
  ['arena_allocation', 'BFC Arena ran out of memory trying to allocate 4096 bytes', { bytesAsked: 4096 }],
  ['session_allocation', 'Exception during initialization: std::bad_alloc'],
  [
    'bad_alloc',
    "Non-zero status code returned while running MatMul node. Name:'ffn.0' Status Message: std::bad_alloc",
  ],
  ['result_allocation', 'RangeError: Array buffer allocation failed', {}, { name: 'RangeError' }],
  [
    'result_abort',
    'The inference process ended (signal SIGABRT).',
    { signal: 'SIGABRT' },
    { signal: 'SIGABRT', stderrTail: ' 7: 0x7f OrtValueToNapiValue(Napi::Env, Ort::Value&&)' },
  ],
  [
    'mapping_failed',
    'mmap file "/models/x.safetensors" failed: Cannot allocate memory',
    { file: '/models/x.safetensors' },
  ],
  [
    'model_file_missing',
    "Load model from /m/a.onnx failed:Load model /m/a.onnx failed. File doesn't exist",
    { file: '/m/a.onnx' },
  ],
  ['model_path_is_folder', 'The model path is a directory. Loading a model package from it is not possible'],
  ['model_unreadable', 'Load model from /m/a.onnx failed:Protobuf parsing failed.'],
  ['model_unreadable', 'Failed to load model because protobuf parsing failed.'],
  ['model_empty', 'Load model from /m/a.onnx failed:ModelProto does not have a graph.'],
  ['model_empty', 'Model data pointer is null.'],
  ['external_data_escapes', 'Error: External data path escapes model directory. Path: "../../etc/w.bin"'],
  ['external_data_escapes', 'Error: Absolute path not allowed for external data location: /w.bin'],
  [
    'external_data_missing',
    'External data path validation failed for initializer: blocks.0.ffn.weight. Error: /ort/check.cc:88 External data path does not exist: "transformer/model.safetensors"',
    { tensor: 'blocks.0.ffn.weight', file: 'transformer/model.safetensors' },
  ],
  [
    'external_data_missing',
    'Failed to load external data file "./w.data", error: File not found in preloaded files.',
    { file: './w.data' },
  ],
  [
    'external_data_short',
    'Deserialize tensor w failed.tensorprotoutils.cc:401 External initializer: w offset: 4096 size to read: 262144 given file_length: 1000 are out of bounds or can not be read in full.',
    { tensor: 'w', offset: 4096, bytesNeeded: 262_144, fileBytes: 1000 },
  ],
  [
    'external_data_size',
    'tensorprotoutils.cc:300 w external data size mismatch. Computed size: 262144, external_data.length: 1000',
    { tensor: 'w', bytesNeeded: 262_144, bytesGiven: 1000 },
  ],
  [
    'external_data_size',
    "Initializer 'w': raw_data size (100 bytes) does not match expected size from shape and data type (120 bytes)",
    { tensor: 'w', bytesGiven: 100, bytesNeeded: 120 },
  ],
  [
    'provider_library_missing',
    'OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library',
    { provider: 'Cuda' },
  ],
  [
    'provider_library_missing',
    'Failed to load library libonnxruntime_providers_cuda.so with error: libcudnn.so.9: cannot open shared object file: No such file or directory',
    { provider: 'cuda' },
  ],
  [
    'provider_unknown',
    'no available backend found. ERR: [coreml] backend not found.',
    { provider: 'coreml' },
  ],
  ['no_adapter', 'webgpu_context.cc:120 Failed to get a WebGPU adapter: No supported adapters'],
  [
    'operator_not_on_device',
    'This session contains graph nodes that are assigned to the default CPU EP, but fallback to CPU EP has been explicitly disabled by the user.',
  ],
  ['device_removed', 'Exception(3) tid(1) 887A0006 The GPU will not respond to more commands'],
  ['device_call_unsupported', 'CUDNN failure 9: CUDNN_STATUS_NOT_SUPPORTED ; GPU=0', { status: 9 }],
  [
    'kernel_missing',
    "Could not find an implementation for MatMul(13) node with name 'to_q'",
    { operator: 'MatMul' },
  ],
  [
    'operator_unknown',
    `${inNode} , Error No Op registered for Foo with domain_version of 21`,
    { operator: 'Foo', opset: 21 },
  ],
  [
    'operator_unknown',
    'Fatal error: com.microsoft:Foo(-1) is not a registered function/op',
    { operator: 'com.microsoft:Foo' },
  ],
  [
    'opset_unsupported',
    'ONNX Runtime only *guarantees* support for models stamped with official released onnx opset versions. Opset 29 is under development',
    { opset: 29 },
  ],
  [
    'format_unsupported',
    'Unsupported model IR version: 15, max supported IR version: 13',
    { version: 15, supported: 13 },
  ],
  ['graph_broken', 'Node (add) Op (Add) [ShapeInferenceError] Incompatible dimensions'],
  [
    'graph_broken',
    "Invalid model. Node input 'zz' is not a graph input, initializer, or output of a previous node.",
  ],
  ['graph_broken', 'This is an invalid model. Error: the graph is not acyclic.'],
  ['graph_broken', 'This is an invalid model. Error: two nodes with same node name (add).'],
  ['value_missing', "input 'latents' is missing in 'feeds'.", { input: 'latents' }],
  [
    'input_shape',
    'Invalid rank for input: latents Got: 4 Expected: 5 Please fix either the inputs/outputs or the model.',
    { input: 'latents', got: 4, expected: 5 },
  ],
  [
    'input_shape',
    'Got invalid dimensions for input: x for the following indices\n index: 1 Got: 16 Expected: 48\n',
    { input: 'x', got: 16, expected: 48 },
  ],
  [
    'input_type',
    'Unexpected input data type. Actual: (tensor(int32)) , expected: (tensor(float))',
    { got: 'int32', expected: 'float' },
  ],
  ['tensor_length', "Tensor's size(12) does not match data length(11).", { expected: 12, got: 11 }],
  [
    'shape_mismatch',
    "Non-zero status code returned while running MatMul node. Name:'q' Status Message: matmul_helper.h:60 MatMul dimension mismatch",
    { operator: 'MatMul' },
  ],
  ['value_missing', "'fetches' contains invalid output name: frames.", { output: 'frames' }],
  ['option_invalid', "'executionMode' is not supported: fast", { option: 'executionMode' }],
  [
    'graph_broken',
    "This is an invalid model. Type Error: Type 'tensor(int8)' of input parameter (x) of operator (Sin) in node (s) is invalid.",
    { got: 'tensor(int8)' },
  ],
  ['session_gone', 'Session already disposed.'],
  [
    'option_invalid',
    'Invalid argument: sessionOptions.intraOpNumThreads must be a number.',
    { option: 'sessionOptions.intraOpNumThreads' },
  ],
  [
    'native_abort',
    'The inference process ended (exit code 134).',
    { exitCode: 134 },
    { exitCode: 134, stderrTail: "terminate called after throwing an instance of 'Napi::Error'" },
  ],
  [
    'operator_failed',
    "Non-zero status code returned while running Softmax node. Name:'s'",
    { operator: 'Softmax' },
  ],
  ['session_failed', 'Exception during initialization: something new'],
  [
    'inference_failed',
    '"decode" failed: never seen before',
    {},
    { code: 'inference_failed', name: 'RetakeError' },
  ],
];

const named = examples.map((example) => ({ rule: example[0], message: example[1], example }));
const evidenceOf = ([, message, , more]: Example): ErrorEvidence => ({
  name: 'Error',
  message,
  causes: [],
  facts: {},
  ...more,
});

describe('the words of ONNX Runtime', () => {
  it.each(named)('$rule speaks alone for: $message', ({ example }) => {
    const [rule, , facts = {}] = example;
    expect(ortClassifier.classify(evidenceOf(example))).toMatchObject([{ rule, facts }]);
  });

  it('keeps the contract of failure rules', () => {
    expect(checkFailureRules(ortRules)).toEqual([]);
  });

  it('has every code explained in docs/failures.md', () => {
    const page = readFileSync(new URL('../../../docs/failures.md', import.meta.url), 'utf8');
    expect(ortRules.map(({ code }) => code).filter((code) => !page.includes(`## ${code}\n`))).toEqual([]);
  });

  it('is silent about words of others', () => {
    for (const message of [
      'fetch failed',
      'ENOSPC: no space left on device, write',
      'Unexpected token < in JSON',
      "DWPose: Onnxruntime not found or doesn't come with acceleration providers, switch to OpenCV",
      '[W:onnxruntime:, session_state.cc:1166] Some nodes were not assigned to the preferred execution providers',
      'CUDA out of memory. Tried to allocate 2.00 GiB.',
      'Sizes of tensors must match except in dimension 1. Expected size 54 but got size 27',
      '',
    ])
      expect(ortClassifier.classify(evidenceOf(['', message]))).toEqual([]);
  });

  it('hears the cause within the error of the inference process', () => {
    const message = 'Failed to allocate memory for requested buffer of size 99';
    const [first] = ortClassifier.classify({
      ...evidenceOf(['', '"decode" failed: std::bad_alloc somewhere']),
      code: 'inference_failed',
      causes: [{ name: 'Error', message }],
    });
    expect(first).toMatchObject({ rule: 'arena_allocation', cause: message, transience: 'needs_change' });
  });

  it('leaves the end of a process to those who know the system', () => {
    const died = evidenceOf([
      '',
      'The inference process ended.',
      {},
      { exitCode: 134, stderrTail: 'what():  std::bad_alloc' },
    ]);
    expect(ortClassifier.classify(died)).toEqual([]);
  });
});
