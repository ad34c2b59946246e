import type { FailureRule } from '@retake/plugin-api';

const request = {
  category: 'WAN_PARAMETER_VALIDATION',
  type: 'invalid_parameters',
  severity: 'medium',
  scope: 'call',
  transience: 'permanent',
  confidence: 0.95,
} as const;

/** Codes of Retake for what was asked, and for results that are no good. */
export const requestRules: readonly FailureRule[] = [
  {
    ...request,
    id: 'request_invalid',
    when: { errorCodes: ['request_invalid', 'request_adjusted_in_strict_mode'] },
    code: 'WAN_PARAMETER_VALIDATION/request_invalid',
    userMessage: 'The request asks for something the model does not take.',
    nextSteps: ['Use the values named in the technical detail.'],
    example: { code: 'request_invalid', message: 'width is 33' },
    reason: 'the request is outside what the model takes',
  },
  {
    ...request,
    id: 'name_unknown',
    when: { errorCodes: ['model_unknown', 'hardware_unknown', 'config_invalid'] },
    code: 'WAN_PARAMETER_VALIDATION/name_or_config_unknown',
    userMessage: 'A name or setting is not known to the installed plugins.',
    nextSteps: [
      'Use one of the values listed in the technical detail.',
      'Install the plugin that provides it.',
    ],
    example: { code: 'model_unknown', message: 'no model "wan-9"' },
    reason: 'the request names something no plugin has',
  },
  {
    ...request,
    id: 'plugin_missing',
    when: { errorCodes: ['plugin_unavailable', 'plugin_required'] },
    category: 'WAN_MODEL_LOADING',
    type: 'dependency_missing',
    code: 'WAN_MODEL_LOADING/plugin_missing',
    userMessage: 'A plugin that is needed here is not installed or did not start.',
    nextSteps: [
      'Look at `retake plugins` for the reason.',
      'Add the plugin to the dependencies of your app.',
    ],
    example: { code: 'plugin_unavailable', message: 'no encoder is installed' },
    reason: 'a package is not there',
  },
  {
    ...request,
    id: 'encoder_killed',
    when: { errorCodes: ['encoder_failed'], words: [/ffmpeg failed: ended by (?<programSignal>SIG\w+)/] },
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    transience: 'transient',
    confidence: 0.95,
    code: 'WAN_INFERENCE/encoder_killed',
    userMessage: 'The program that writes the video file was stopped from outside.',
    nextSteps: ['Write the file again; the finished frames are kept.'],
    example: { code: 'encoder_failed', message: 'ffmpeg failed: ended by SIGKILL' },
    reason: 'something outside ended the program',
  },
  {
    ...request,
    id: 'encoder_failed',
    when: { errorCodes: ['encoder_failed'], words: [/^(?!.*ffmpeg failed: ended by SIG)/s] },
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    confidence: 0.7,
    code: 'WAN_INFERENCE/encoder_failed',
    userMessage: 'The video file could not be written; the finished frames are kept.',
    nextSteps: ['Install ffmpeg with libx264, or use the built-in encoder.', 'Look at the technical detail.'],
    example: { code: 'encoder_failed', message: 'ffmpeg failed: exit code 1' },
    reason: 'the frames are good, writing them failed',
  },
];
