import type { FailureRule } from '@retake/plugin-api';

const space = {
  severity: 'medium',
  scope: 'remote',
  transience: 'transient',
} as const;

const elsewhere = 'Ask another copy of the app, or run the model on your own machine.';

/** Apps of other people that run on the web and are asked over their interface. */
export const spaceRules: readonly FailureRule[] = [
  {
    ...space,
    id: 'app_down',
    when: {
      words: [
        /space is in the invalid state: (?<detail>\w+)/i,
        /\bspace\b[^\n]{0,60}\b(?:is|has been) (?:paused|sleeping|building|stopped)\b/i,
      ],
    },
    category: 'WAN_WEIGHTS_DOWNLOAD',
    type: 'model_download_failure',
    firstMove: 'intelligent_fallback',
    code: 'WAN_WEIGHTS_DOWNLOAD/app_down',
    confidence: 0.7,
    userMessage: 'The app that was asked on the web does not run.',
    nextSteps: [elsewhere, 'Ask its owner to start it again.'],
    example: 'ValueError: The current space is in the invalid state: BUILD_ERROR. Please contact the owner.',
    reason: 'only its owner starts it again',
  },
  {
    ...space,
    id: 'app_not_reached',
    when: { words: [/Could not (?:get|fetch) Gradio config from:? (?<url>\S+)/i] },
    category: 'WAN_WEIGHTS_DOWNLOAD',
    type: 'network_connectivity_loss',
    firstMove: 'immediate_retry',
    code: 'WAN_WEIGHTS_DOWNLOAD/app_not_reached',
    confidence: 0.72,
    userMessage: 'The app that was asked on the web did not answer as one.',
    nextSteps: ['Try again in a minute: such apps sleep when nobody asks them.', elsewhere],
    example: 'ValueError: Could not get Gradio config from: https://app.example/',
    reason: 'the first thing that is asked for did not come',
  },
  {
    ...space,
    id: 'app_failed',
    when: { words: [/upstream Gradio app has raised an exception/i, /gradio_client\.exceptions\.AppError/] },
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    firstMove: 'immediate_retry',
    code: 'WAN_INFERENCE/app_failed',
    confidence: 0.7,
    userMessage: 'The app that was asked on the web failed, and does not tell why.',
    nextSteps: ['Try again.', elsewhere],
    example: 'gradio_client.exceptions.AppError: The upstream Gradio app has raised an exception.',
    reason: 'the reason stays on the other machine',
  },
];
