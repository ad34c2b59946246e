import { readFileSync } from 'node:fs';
import { classifyWithRules, type ErrorEvidence } from '@retake/plugin-api';
import { checkFailureRules } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { weightsClassifier, weightsRules } from './weights-classifier.js';

type Example = readonly [rule: string, message: string, more?: Partial<ErrorEvidence>];

const retake = (code: string, kind?: string): Partial<ErrorEvidence> => ({
  name: 'RetakeError',
  code,
  facts: kind === undefined ? {} : { kind, file: 'a.safetensors' },
});
const invalid = (kind: string) => retake('safetensors_invalid', kind);

/** Further codes and words of rules, written for this test; each rule has its first example in its row. */
const examples: readonly Example[] = [
  ['file_truncated', 'a.safetensors: ends 40 bytes early', invalid('truncated')],
  ['file_missing', 'b.safetensors: is not there', invalid('missing_shard')],
  ['index_wrong', 'b.safetensors: lacks a tensor of the index', invalid('missing_in_shard')],
  ['lfs_pointer', 'a.safetensors: is a pointer', invalid('lfs_pointer')],
  ['html_page', 'a.safetensors: is a page', invalid('html_page')],
  ['header_damaged', 'a.safetensors: something new', invalid('kind_of_tomorrow')],
  ['image_unusable', 'a.svg is SVG', retake('image_unsupported')],
  ['request_invalid', 'width would become 32', retake('request_adjusted_in_strict_mode')],
  ['foreign_safetensors_header', 'SafetensorError: Error while deserializing header: HeaderTooLarge'],
  ['foreign_safetensors_header', 'SafetensorError: header too small'],
  ['safetensors_tensor_missing', 'called `Result::unwrap()` on an `Err` value: TensorNotFound("x.weight")'],
  ['pickle_html_page', 'Weights only load failed. WeightsUnpickler error: Unsupported operand 60'],
  ['pickle_lfs_pointer', 'Weights only load failed. WeightsUnpickler error: Unsupported operand 118'],
  [
    'foreign_archive',
    'RuntimeError: PytorchStreamReader failed reading zip archive: failed finding central directory',
  ],
  ['torch_file_ends_early', 'EOFError: Ran out of input'],
  ['foreign_lfs_pointer', 'unexpected text: version https://git-lfs.github.com/spec/v1'],
  ['weights_disk_error', "OSError: [Errno 5] Input/output error reading 'x'; m/a.gguf: Input/output error"],
  ['gguf_architecture_unknown', "error loading model: unknown model architecture: 'wan9'"],
  ['gguf_unreadable', 'ValueError: GGUF magic invalid'],
  ['foreign_size_or_hash', 'Error: digest mismatch: want sha256:aa got sha256:bb'],
  ['foreign_size_or_hash', 'RuntimeError: invalid hash value (expected "ab", got "cd")'],
  ['foreign_file_missing', 'm does not appear to have a file named config.json.'],
  [
    'weights_path_missing',
    'FileNotFoundError: No such file or directory: "m/model-00002-of-00003.safetensors"',
  ],
  ['foreign_keys', 'Error(s) in loading state_dict for Model: Missing key(s) in state_dict: "a.b"'],
  ['foreign_keys', 'size mismatch for head.weight: copying a param with shape [1]'],
  [
    'foreign_size_or_hash',
    'size mismatch for transformer/part-00002-of-00006.safetensors: expected 4096 bytes',
  ],
  ['keys_of_other_model', "KeyError: 'blocks.4.modulation'"],
  ['json_broken', 'SyntaxError: Unexpected end of JSON input'],
];

/** What is read from the words. */
const numbers: readonly (readonly [rule: string, message: string, facts: object])[] = [
  [
    'image_model_in_text_pipeline',
    'size mismatch for patch_embedding.weight: copying a param with shape torch.Size([5120, 36, 1, 2, 2]) from checkpoint, the shape in current model is torch.Size([5120, 16, 1, 2, 2]).',
    { givenChannels: 36, expectedChannels: 16 },
  ],
  [
    'image_model_in_text_pipeline',
    'Cannot load because patch_embedding.weight expected shape torch.Size([1536, 16, 1, 2, 2]), but got torch.Size([1536, 36, 1, 2, 2]).',
    { givenChannels: 36, expectedChannels: 16 },
  ],
  [
    'foreign_keys',
    'Cannot load m because a.bias expected shape torch.Size([64]), but got torch.Size([32]).',
    { tensor: 'a.bias', expectedShape: 64, givenShape: 32 },
  ],
  [
    'foreign_keys',
    "tensor 'blk.0.w' has wrong shape in model file: got [48, 16], expected [16, 48]",
    { tensor: 'blk.0.w', expectedShape: '16, 48', givenShape: '48, 16' },
  ],
  [
    'foreign_download_size',
    'Consistency check failed: file should be of size 90 but has size 70 (a.safetensors).',
    { bytesNeeded: 90, bytesGiven: 70 },
  ],
  [
    'torch_file_ends_early',
    'unexpected EOF, expected 17 more bytes. The file might be corrupted.',
    { bytesMissing: 17 },
  ],
  [
    'text_encoder_width',
    'mat1 and mat2 shapes cannot be multiplied (512x2048 and 4096x1536)',
    { givenChannels: 2048, expectedChannels: 4096 },
  ],
];

const evidenceOf = ([, message, more]: Example): ErrorEvidence => ({
  name: 'Error',
  message,
  causes: [],
  facts: {},
  ...more,
});
const titled = examples.map((example) => ({ rule: example[0], message: example[1], example }));
const rulesFor = (example: Example) =>
  classifyWithRules(weightsRules, evidenceOf(example)).map(({ rule }) => rule);

describe('what is known of checkpoints and requests', () => {
  it('keeps the contract of failure rules', () => {
    expect(checkFailureRules(weightsRules)).toEqual([]);
  });

  it.each(titled)('$rule speaks alone for: $message', ({ rule, example }) => {
    expect(rulesFor(example)).toEqual([rule]);
  });

  it.each(numbers)('%s reads the numbers of: %s', (rule, message, facts) => {
    expect(weightsClassifier.classify(evidenceOf(['', message]))).toMatchObject([{ rule, facts }]);
  });

  it('says what a clash of channels means', () => {
    const message =
      'Given groups=1, weight of size [5120, 36, 1, 2, 2], expected input[1, 16, 21, 60, 104] to have 36 channels, but got 16 channels instead';
    expect(weightsClassifier.classify(evidenceOf(['', message]))[0]?.userMessage).toBe(
      'This is an image-to-video checkpoint in a text-to-video pipeline.',
    );
  });

  it('keeps file and tensor of the finder', () => {
    const evidence = {
      ...evidenceOf(['', 'no tensor', retake('tensor_missing')]),
      facts: { file: 'a', tensor: 'x' },
    };
    expect(weightsClassifier.classify(evidence)[0]?.facts).toEqual({ file: 'a', tensor: 'x' });
  });

  it('never calls a broken file transient', () => {
    for (const rule of weightsRules.filter(({ type }) => /corruption|integrity/.test(type)))
      expect(rule.transience).toBe('permanent');
  });

  it('has every code explained in docs/failures.md', () => {
    const page = readFileSync(new URL('../../../docs/failures.md', import.meta.url), 'utf8');
    expect(weightsRules.map(({ code }) => code).filter((code) => !page.includes(`## ${code}\n`))).toEqual([]);
  });

  it.each([
    'std::bad_alloc',
    'ENOSPC: no space left on device, write',
    "FileNotFoundError: [Errno 2] No such file or directory: 'input/cat.png'",
    'CUDA out of memory. Tried to allocate 2.00 GiB.',
    'The size of tensor a (257) must match the size of tensor b (514) at non-singleton dimension 1',
    "unet missing: ['head.bias']",
    "KeyError: 'prompt'",
    "clip missing: ['text_projection.weight']",
    'no CLIP/text encoder weights in checkpoint, the text encoder model will not be loaded.',
    'FutureWarning: You are using `torch.load` with `weights_only=False`',
    'Error no file named a.safetensors found in directory m.\nDefaulting to unsafe serialization.',
    "File 'multiprocessing/spawn.py', in spawn_main\nEOFError: Ran out of input",
    "ImportError: bad magic number in 'nodes': b'\\xcb'",
    "The model 'x' does not exist",
    '',
  ])('is silent about words of others: %s', (message) => {
    expect(weightsClassifier.classify(evidenceOf(['', message]))).toEqual([]);
  });
});
