import type { ErrorEvidence } from '@retake/plugin-api';

/** Where in the making of a video two tensors met that do not fit. */
export type ShapePlace = 'inputs' | 'frames' | 'unknown';

/** Only the end of a log tells of the failure. */
const tellingEnd = 1_200;
/** What programs say in any run, though it sounds like inputs or frames. */
const ordinaryTalk =
  /got prompt|prompt executed[^\n]*|prompt outputs[^\n]*|number of prompts[^\n]*|\d+ frames at|exception during processing/gi;

const inputs =
  /text_?encod|TextEncode|CLIPText|CLIP_?Vision|clip_(?:fea|vision)|encode_(?:prompt|image|token)|image_?encod|ImageToVideo|img2vid|FrameToVideo|FunControl|VaceEncod|VaceToVideo|ControlNet|IPAdapter|ip_adapter|image_(?:embeds?|cond|proj)|prompt_embeds|attention_mask|tokeniz|\bmsk\b|\bmasks?\b|_mask\b|LoadImage|reference_(?:image|latent)|ref_(?:image|latent)s?\b|[Pp]ose_?(?:image|latent|embed|video)|audio_(?:embed|prompt|feat|cond)|[Mm]ulti[Tt]alk|[Ww]av2[Vv]ec|face_(?:pixel|image)/;
const frames =
  /context[_ ](?:window|schedule|options|frames|overlap)|[Ss]liding[_ ]?window|FreeNoise|frame_window|rope|freqs|rotary|seq_len|temporal|feat_cache|num_frames|frame_num|\bframes_|_frames\b|latent_window/;
const framesAsked = /(?:Sampling |frame_num[=: ]+|num_frames[=: ]+|length[=: ]+)(\d{1,4})\b/g;
const sizes = /\b(?:tensor [ab] \(|[Ee]xpected size |but got size |Got | and )(\d+)\b/g;
const oneApart =
  /size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\) at non-singleton dimension [34]\b/;
/** The VAE packs the frames after the first by four. */
const frameStride = 4;

const known = new WeakMap<ErrorEvidence, ShapePlace>();

/**
 * Tells from what stands around an error about shapes where it happened: the stage, names of nodes and functions, and sizes
 * that are the number of frames that was asked for, or of its latents.
 */
export function shapePlaceOf(evidence: ErrorEvidence): ShapePlace {
  const before = known.get(evidence);
  if (before) return before;
  const place = judge(evidence);
  known.set(evidence, place);
  return place;
}

function judge({ message, causes, stage, stderrTail = '' }: ErrorEvidence): ShapePlace {
  const text = [message, ...causes.map((cause) => cause.message), stderrTail]
    .map((part) => part.slice(-tellingEnd))
    .join('\n');
  if (countsFrames(text)) return 'frames';
  const told = text.replace(ordinaryTalk, '');
  if (frames.test(told)) return 'frames';
  if (stage !== 'encode' && isRounding(text)) return 'unknown';
  return stage === 'encode' || inputs.test(told) ? 'inputs' : 'unknown';
}

/** Height or width one apart: a size of the request that does not divide, whatever stands around it. */
function isRounding(text: string): boolean {
  const [, a, b] = oneApart.exec(text) ?? [];
  return a !== undefined && Math.abs(Number(a) - Number(b)) === 1;
}

function countsFrames(text: string): boolean {
  const asked = [...text.matchAll(framesAsked)].map((found) => Number(found[1]));
  if (asked.length === 0) return false;
  const counts = new Set(asked.flatMap((count) => [count, Math.ceil((count - 1) / frameStride) + 1]));
  return [...text.matchAll(sizes)].some((found) => counts.has(Number(found[1])));
}
