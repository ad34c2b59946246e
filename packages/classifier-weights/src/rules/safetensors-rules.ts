import type { FailureRule } from '@retake/plugin-api';

const broken = {
  category: 'WAN_WEIGHTS_INTEGRITY',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.97,
} as const;

const again = 'Download the named file again and compare its size with the one published.';
const other = 'Use another checkpoint of the same model that is complete.';

/** `facts.kind` of `safetensors_invalid`, with what it means. The last row takes kinds that are not known here. */
const kinds = [
  {
    id: 'file_truncated',
    kinds: ['truncated'],
    type: 'model_corruption_detected',
    userMessage: 'A weight file is shorter than its own header says: the download or copy was cut off.',
    nextSteps: [again, other],
    reason: 'the header promises more bytes than there are',
  },
  {
    id: 'file_missing',
    kinds: ['missing_shard'],
    type: 'model_integrity_failure',
    userMessage: 'A weight file that the checkpoint lists is missing.',
    nextSteps: ['Download the named file.', other],
    reason: 'the index names a file that is not there',
  },
  {
    id: 'index_wrong',
    kinds: ['bad_index', 'missing_in_shard'],
    type: 'model_integrity_failure',
    userMessage: 'The list of weight files does not agree with the files.',
    nextSteps: ['Download the index and the named file again, both of the same version.', other],
    reason: 'index and files disagree',
  },
  {
    id: 'lfs_pointer',
    kinds: ['lfs_pointer'],
    type: 'model_corruption_detected',
    userMessage: 'A weight file is only a Git LFS pointer, a note of where the real file is.',
    nextSteps: ['Run `git lfs pull` in the checkpoint, or download the file itself.', other],
    reason: 'the file begins as a pointer does',
  },
  {
    id: 'html_page',
    kinds: ['html_page'],
    type: 'model_corruption_detected',
    userMessage: 'A weight file is a web page: the server answered with a page instead of the file.',
    nextSteps: ['Check the address and your access to the model, then download the file again.', other],
    reason: 'the file begins as a web page does',
  },
] as const;

const known: readonly string[] = kinds.flatMap((row) => row.kinds);

const example = (kind: string) => ({
  code: 'safetensors_invalid',
  message: `a.safetensors: ${kind}`,
  facts: { kind },
});

/** What Retake itself found when it read the headers of safetensors files. */
export const safetensorsRules: readonly FailureRule[] = [
  ...kinds.map(
    ({ kinds: own, ...row }): FailureRule => ({
      ...broken,
      ...row,
      code: `WAN_WEIGHTS_INTEGRITY/${row.id}`,
      when: {
        errorCodes: ['safetensors_invalid'],
        holds: ({ facts }) => own.some((kind) => kind === facts.kind),
      },
      example: example(own[0]),
    }),
  ),
  {
    ...broken,
    id: 'header_damaged',
    when: { errorCodes: ['safetensors_invalid'], holds: ({ facts }) => !known.includes(String(facts.kind)) },
    type: 'model_corruption_detected',
    code: 'WAN_WEIGHTS_INTEGRITY/header_damaged',
    userMessage: 'The header of a weight file is damaged.',
    nextSteps: [again, other],
    example: example('bad_header'),
    reason: 'the first bytes are no header',
  },
];
