import type { FailureRule } from '@retake/plugin-api';

const image = {
  category: 'WAN_CONDITIONING',
  type: 'invalid_parameters',
  severity: 'medium',
  scope: 'call',
  transience: 'permanent',
  confidence: 0.95,
} as const;

/** Codes of Retake for the images that clips begin and end with. */
export const imageRules: readonly FailureRule[] = [
  {
    ...image,
    id: 'image_missing',
    when: { errorCodes: ['image_missing'] },
    code: 'WAN_CONDITIONING/image_missing',
    userMessage: 'There is no image where the model needs one.',
    nextSteps: ['Give the path of an image file.', 'Put the file back, then resume the run.'],
    example: { code: 'image_missing', message: 'there is no file a.png' },
    reason: 'what was asked for needs an image',
  },
  {
    ...image,
    id: 'image_unusable',
    when: { errorCodes: ['image_unreadable', 'image_unsupported'] },
    code: 'WAN_CONDITIONING/image_unusable',
    userMessage: 'The image cannot be read: it is damaged, too large, or no image of a kind that is known.',
    nextSteps: ['Open it in a viewer and save it as PNG or JPEG.', 'Copy or download it again.'],
    example: { code: 'image_unreadable', message: 'a.png ends early' },
    reason: 'the input, not the model, is at fault',
  },
  {
    ...image,
    id: 'image_blank',
    when: { errorCodes: ['image_blank'] },
    code: 'WAN_CONDITIONING/image_blank',
    userMessage: 'The image shows one colour and nothing else.',
    nextSteps: ['Give an image that shows something.', 'Allow a blank image if this is what you want.'],
    example: { code: 'image_blank', message: 'a.png shows one colour' },
    reason: 'the input, not the model, is at fault',
  },
  {
    ...image,
    id: 'image_changed',
    when: { errorCodes: ['image_changed'] },
    code: 'WAN_CONDITIONING/image_changed',
    userMessage: 'The image file is not the one that the run was started with.',
    nextSteps: [
      'Put the image back as it was, then resume the run.',
      'Start a new run with the image there is.',
    ],
    example: { code: 'image_changed', message: 'a.png is another image' },
    reason: 'a resumed run needs the input it began with',
  },
];
