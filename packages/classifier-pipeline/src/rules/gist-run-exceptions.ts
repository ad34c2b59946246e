import type { Exception } from './exception.js';

/** What a line says of a run and of what went through it, where nobody knows its exact words. Seldom wrong, never sure. */
export const gistRunExceptions: readonly Exception[] = [
  {
    id: 'input_unreadable',
    words: [
      /\b(?:unable|failed|could ?n[o']t|cannot|can't|error) (?:to )?(?:open|read|decode|parse|inspect|extract|probe|load|reading|parsing|decoding|extracting)\b[^\n]{0,40}\b(?:videos?|audio|images?|frames|masks?|gifs?|wav)\b(?! (?:python|extension|model|encoder|processor|library|decoder|pipeline|embed|proj|preprocessor))/i,
      /\bno (?:images?|frames?|videos?|audio) (?:were |was |could be |to be )?(?:found|loaded|generated|selected|to process|available|in)\b/i,
      /\b(?:video|audio|image|mask) (?:input |file |path )?(?:is|was) (?:not valid|invalid|empty|missing)\b/i,
    ],
    type: 'invalid_parameters',
    category: 'WAN_CONDITIONING',
    firstMove: 'user_intervention',
    confidence: 0.46,
    sentence: 'An image, video or sound that was given could not be read.',
    example: 'Failed to parse video/image information. FFMPEG output:',
    reason: 'a file of the user is named together with a word for not reading it',
    themed: false,
  },
  {
    id: 'run_cancelled',
    words: [
      /\b(?:InterruptProcessingException|KeyboardInterrupt|CancelledError|AbortError|InterruptedError)\b/,
      /\b(?:generation|processing|job|task|prompt|run|workflow|execution) (?:was |has been )?(?:aborted|interrupted|cancell?ed)\b/i,
    ],
    type: 'generation_pipeline_error',
    category: 'WAN_INFERENCE',
    firstMove: 'immediate_retry',
    confidence: 0.42,
    sentence: 'The run was called off before it was done.',
    example: 'Processing interrupted',
    reason: 'somebody, or a program, asked it to stop',
    themed: false,
  },
  {
    id: 'shapes_differ',
    words: [
      /\b(?:have|has|of|are of) different (?:shapes?|sizes?|lengths?|dimensions?|resolutions?)\b/i,
      /\b(?:shapes?|sizes|lengths|dimensions|resolutions) (?:of [^\n]{1,60} )?(?:do(?:es)? ?n[o']t|do not|must|should|don't) (?:match|agree|be (?:the same|equal|identical))\b/i,
      /\b(?:shape|dimension|length|resolution) mismatch\b/i,
    ],
    type: 'generation_pipeline_error',
    category: 'WAN_INFERENCE',
    firstMove: 'parameter_adjustment',
    confidence: 0.42,
    sentence: 'Two things that are put together are of different size.',
    example: 'Sampling failed: noise and latents have different shapes',
    reason: 'sizes come from the request and from its inputs',
  },
];
