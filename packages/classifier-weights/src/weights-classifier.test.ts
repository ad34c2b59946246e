import { readFileSync } from 'node:fs';
import { classifyWithRules, type ErrorEvidence } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { weightsClassifier, weightsRules } from './weights-classifier.js';

type Example = readonly [rule: string, message: string, more?: Partial<ErrorEvidence>];

const retake = (code: string, kind?: string): Partial<ErrorEvidence> => ({
  name: 'RetakeError',
  code,
  facts: kind === undefined ? {} : { kind, file: 'a.safetensors' },
});
const invalid = (kind: string) => retake('safetensors_invalid', kind);

/** Written for this test: Retake's own errors, and the shapes of Python's. */
const examples: readonly Example[] = [
  ['file_truncated', 'a.safetensors: ends 40 bytes early', invalid('truncated')],
  ['file_missing', 'b.safetensors: is not there', invalid('missing_shard')],
  ['index_wrong', 'index.json: is no index', invalid('bad_index')],
  ['index_wrong', 'b.safetensors: lacks a tensor of the index', invalid('missing_in_shard')],
  ['lfs_pointer', 'a.safetensors: is a pointer', invalid('lfs_pointer')],
  ['html_page', 'a.safetensors: is a page', invalid('html_page')],
  ['header_damaged', 'a.safetensors: header is not JSON', invalid('bad_header')],
  ['header_damaged', 'a.safetensors: something new', invalid('kind_of_tomorrow')],
  ['tensor_missing', 'transformer has no tensor "x"', retake('tensor_missing')],
  ['tensor_unsupported', 'tensor "x" is F8_E4M3', retake('tensor_unsupported')],
  ['checkpoint_invalid', '/m holds no .safetensors file', retake('checkpoint_invalid')],
  ['checkpoint_not_found', '/m does not exist', retake('checkpoint_not_found')],
  ['config_file_invalid', 'vae/config.json is not JSON', retake('config_file_invalid')],
  ['tokenizer_invalid', 'tokenizer.json has no vocabulary', retake('tokenizer_invalid')],
  ['image_missing', 'there is no file a.png', retake('image_missing')],
  ['image_unusable', 'a.png ends early', retake('image_unreadable')],
  ['image_unusable', 'a.svg is SVG', retake('image_unsupported')],
  ['image_blank', 'a.png shows one colour', retake('image_blank')],
  ['image_changed', 'a.png is another image', retake('image_changed')],
  ['graph_invalid', 'graph "x": two values', retake('graph_invalid')],
  ['request_invalid', 'width is 33', retake('request_invalid')],
  ['request_invalid', 'width would become 32', retake('request_adjusted_in_strict_mode')],
  ['name_unknown', 'no model "wan-9"', retake('model_unknown')],
  ['plugin_missing', 'no encoder is installed', retake('plugin_unavailable')],
  ['video_unhealthy', 'frame 0 is NaN', retake('video_unhealthy')],
  ['encoder_killed', 'ffmpeg failed: ended by SIGKILL', retake('encoder_failed')],
  ['encoder_failed', 'ffmpeg failed: exit code 1', retake('encoder_failed')],
  ['foreign_safetensors_header', 'SafetensorError: Error while deserializing header: HeaderTooLarge'],
  ['foreign_pickle', "_pickle.UnpicklingError: invalid load key, '{'."],
  [
    'foreign_archive',
    'RuntimeError: PytorchStreamReader failed reading zip archive: failed finding central directory',
  ],
  ['foreign_lfs_pointer', 'unexpected text: version https://git-lfs.github.com/spec/v1'],
  ['foreign_html', 'Unexpected token \'<\', "<!doctype html>" is not valid JSON'],
  [
    'foreign_size_or_hash',
    'Consistency check failed: file should be of size 90 but has size 70 (a.safetensors).',
  ],
  ['foreign_size_or_hash', 'Error: digest mismatch: want sha256:aa got sha256:bb'],
  ['foreign_config', "It looks like the config file at 'vae/config.json' is not a valid JSON file."],
  ['foreign_tokenizer', "Can't load tokenizer for 'google/umt5-small'."],
  ['foreign_file_missing', 'OSError: Error no file named model.safetensors found in directory ./m.'],
  ['foreign_file_missing', 'm does not appear to have a file named config.json.'],
  ['foreign_keys', 'Error(s) in loading state_dict for Model: Missing key(s) in state_dict: "a.b"'],
  ['foreign_keys', 'size mismatch for patch_embedding.weight: copying a param with shape [1]'],
];

const evidenceOf = ([, message, more]: Example): ErrorEvidence => ({
  name: 'Error',
  message,
  causes: [],
  facts: {},
  ...more,
});
const titled = examples.map((example) => ({ rule: example[0], message: example[1], example }));
const rulesFor = (example: Example, rules = weightsRules) =>
  classifyWithRules(rules, evidenceOf(example)).map(({ rule }) => rule);

describe('what is known of checkpoints and requests', () => {
  it.each(titled)('$rule speaks alone for: $message', ({ rule, example }) => {
    expect(rulesFor(example)).toEqual([rule]);
  });

  it.each(titled)('$rule would speak at any place in the table for: $message', ({ rule, example }) => {
    expect(rulesFor(example, [...weightsRules].reverse())).toEqual([rule]);
  });

  it('has an example for every rule', () => {
    const shown = new Set(examples.map(([rule]) => rule));
    expect(weightsRules.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it('names every rule once, with a sentence and steps, under its category', () => {
    expect(new Set(weightsRules.map(({ id }) => id)).size).toBe(weightsRules.length);
    for (const { code, category, userMessage, nextSteps } of weightsRules) {
      expect(code).toMatch(new RegExp(`^${category}/[a-z_]+$`));
      expect(userMessage).toMatch(/^[A-Z].*\.$/);
      expect(nextSteps.length).toBeGreaterThan(0);
    }
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

  it('is silent about words of others', () => {
    for (const message of ['std::bad_alloc', 'ENOSPC: no space left on device, write', ''])
      expect(weightsClassifier.classify(evidenceOf(['', message]))).toEqual([]);
  });
});
