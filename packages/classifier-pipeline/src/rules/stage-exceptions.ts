import type { FailureRule } from '@retake/plugin-api';

interface StageResort {
  readonly stage: string;
  readonly opinion: Pick<FailureRule, 'type' | 'category' | 'firstMove' | 'transience' | 'confidence'>;
  readonly userMessage: string;
  readonly reason: string;
}

const resorts: readonly StageResort[] = [
  {
    stage: 'download',
    opinion: {
      type: 'model_download_failure',
      category: 'WAN_WEIGHTS_DOWNLOAD',
      firstMove: 'immediate_retry',
      transience: 'transient',
      confidence: 0.36,
    },
    userMessage: 'A download failed, and nobody knows the words it failed with.',
    reason: 'what fails while downloading is the download, whatever the words',
  },
  {
    stage: 'load',
    opinion: {
      type: 'model_compatibility_error',
      category: 'WAN_MODEL_LOADING',
      firstMove: 'intelligent_fallback',
      transience: 'needs_change',
      confidence: 0.12,
    },
    userMessage: 'A model could not be loaded, and nobody knows the words it failed with.',
    reason: 'most loads that fail in odd words met a model that they do not know',
  },
  {
    stage: 'encode',
    opinion: {
      type: 'generation_pipeline_error',
      category: 'WAN_CONDITIONING',
      firstMove: 'parameter_adjustment',
      transience: 'needs_change',
      confidence: 0.12,
    },
    userMessage: 'The inputs could not be prepared, and nobody knows the words it failed with.',
    reason: 'this stage works with the inputs alone',
  },
  {
    stage: 'setup',
    opinion: {
      type: 'dependency_missing',
      category: 'WAN_MODEL_LOADING',
      firstMove: 'user_intervention',
      transience: 'permanent',
      confidence: 0.12,
    },
    userMessage: 'The program could not be made ready, and nobody knows the words it failed with.',
    reason: 'most that fails before a run is something that is not installed',
  },
];

const rules: readonly FailureRule[] = resorts.map(
  ({ stage, opinion, userMessage, reason }): FailureRule => ({
    ...opinion,
    id: `unknown_in_${stage}`,
    code: `${opinion.category}/unforeseen_error`,
    severity: 'high',
    scope: 'call',
    userMessage,
    nextSteps: [
      'Read the technical detail: the last line names the cause.',
      'Update the program and its extensions together.',
    ],
    when: { words: [/\S/], holds: (evidence) => evidence.stage === stage },
    example: { stage, message: 'something odd' },
    reason,
  }),
);

const isDownload = ({ id }: FailureRule) => id === 'unknown_in_download';

/** While downloading, an exception of code is about what the server sent. */
export const downloadExceptions: readonly FailureRule[] = rules.filter(isDownload);

/** What the stage alone tells, when the words tell nothing. Never sure. */
export const stageExceptions: readonly FailureRule[] = rules.filter((rule) => !isDownload(rule));
