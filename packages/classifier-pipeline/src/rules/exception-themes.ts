import type { ErrorEvidence, FailureCategory } from '@retake/plugin-api';

/** What an exception is about, when its words alone do not say. */
export interface ExceptionTheme {
  readonly id: string;
  readonly category?: FailureCategory;
  /** The only category of an exception that the theme may replace; any, where it is not given. */
  readonly replaces?: FailureCategory;
  /** Words added to the example of an exception to make one of this theme. */
  readonly example: string;
  readonly holds: (evidence: ErrorEvidence) => boolean;
}

/** Only the end of a log tells of the failure; what stands before is often the ordinary talk of the program. */
const tellingEnd = 700;
const ordinaryTalk =
  /got prompt|prompt executed|prompt outputs|prompt execution|prompt_id|prompt_worker|\d+ frames at|Sampling \d+ frames|exception during processing/gi;

const conditioning =
  /tokeniz|text_?encod|\bu?mt?5|t5|clip(?!board|s\b|p)|\bprompts?\b|negative_prompt|image (?:features|tokens|input|size|shape)|prompt_embeds|image_embeds|\bmasks?\b|_mask|LoadImage|reference(?!d)|\baudio|\bpose|ImageToVideo|(?<!pred_)cond(?:itioning)?\b/i;
const temporal =
  /num_frames|frame_num|\bframes?\b|rope\b|freqs|video_length|context_?window|context_options|temporal|seq_len|sliding|latent_window/i;

const loading =
  /\b(?:load_(?:model|checkpoint|pipeline|unet|vae|weights)|from_pretrained|from_single_file)\b/;

const writing =
  /\b(?:export_to_video|append_data|imwrite|mimsave|save_video|cache_video|combine_video|write_videofile)\b|VideoCombine/;

const textOf = ({ message, causes, stderrTail = '' }: ErrorEvidence) =>
  [message, ...causes.map((cause) => cause.message), stderrTail]
    .map((text) => text.slice(-tellingEnd))
    .join('\n')
    .replace(ordinaryTalk, '');

type Theme = 'conditioning' | 'frames' | 'loading' | 'plain';

/** Many rules ask about the same evidence. */
const known = new WeakMap<ErrorEvidence, Theme>();

function themeOf(evidence: ErrorEvidence): Theme {
  const before = known.get(evidence);
  if (before) return before;
  const text = textOf(evidence);
  const isOutput = evidence.stage === 'export' || writing.test(text);
  const isInput = !isOutput && (evidence.stage === 'encode' || conditioning.test(text));
  const isFrames = !isOutput && evidence.stage !== 'load' && temporal.test(text);
  const isLoading = evidence.stage === 'load' || loading.test(text);
  const theme = isInput ? 'conditioning' : isFrames ? 'frames' : isLoading ? 'loading' : 'plain';
  known.set(evidence, theme);
  return theme;
}

/** Themes of which exactly one holds for any evidence. */
export const exceptionThemes: readonly ExceptionTheme[] = [
  {
    id: 'of_conditioning',
    category: 'WAN_CONDITIONING',
    example: '\n  in text_encoder.py',
    holds: (evidence) => themeOf(evidence) === 'conditioning',
  },
  {
    id: 'of_frames',
    category: 'WAN_TEMPORAL_PROCESSING',
    example: '\n  in num_frames',
    holds: (evidence) => themeOf(evidence) === 'frames',
  },
  {
    id: 'of_loading',
    category: 'WAN_MODEL_LOADING',
    replaces: 'WAN_INFERENCE',
    example: '\n  in load_model',
    holds: (evidence) => themeOf(evidence) === 'loading',
  },
  {
    id: 'plain',
    example: '',
    holds: (evidence) => themeOf(evidence) === 'plain',
  },
];
