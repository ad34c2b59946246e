import type { ExpectedTensor } from '@retake/wan';
import { relativePath } from '../files/relative-path.js';
import { finding } from '../report/finding.js';
import { compareTensors } from '../weights/compare-tensors.js';
import { inputChannels, recogniseWeights } from '../weights/recognise-weights.js';
import { type ComponentDraft, type ComponentPlace, isBroken } from './component-draft.js';

/** Weights of which less than this share has names that fit are something else: layouts share a few names. */
const strangerShare = 0.1;

/** Names that bitsandbytes, scaled float8, GPTQ, quanto and torchao leave beside quantised weights. */
const quantised =
  /\.(absmax|quant_map|quant_state\..*|scale_weight|weight_scale|weight_scale_2|input_scale|qweight|qzeros|weight\._data|weight\._scale)$/;

/** Compares the draft's tensors with what must be there, and says what they are instead where nothing fits. */
export function judgeTensors(
  place: ComponentPlace,
  draft: ComponentDraft,
  expected: readonly ExpectedTensor[] | null,
): void {
  const { tensors } = draft;
  draft.expected = expected;
  if (tensors.size === 0) return;
  const file = relativePath(place.root, place.folder);
  const names = new Set(expected?.map(({ name }) => name));
  const known = [...tensors.keys()].filter((name) => names.has(name)).length;
  const filesBroken = isBroken(draft);
  const compared = expected === null ? undefined : compareTensors(place.name, file, tensors, expected);
  draft.summary = {
    found: tensors.size,
    expected: expected?.length ?? null,
    missing: compared?.missing.length ?? 0,
    wrongShape: compared?.wrongShape.length ?? 0,
    extra: expected === null ? 0 : tensors.size - known,
    dtypes: countDtypes(draft),
  };
  const fewKnown = known < (expected?.length ?? 0) * strangerShare || expected === null;
  if (fewKnown && explainStranger(place, draft, file)) return;
  const foreign = [...tensors.keys()].find((name) => quantised.test(name));
  if (foreign !== undefined) {
    const text = `${file} was quantised by another program: it holds "${foreign}"`;
    draft.findings.push(finding(place.name, 'quantised_elsewhere', text, { file, tensor: foreign }));
  }
  // A missing or broken file explains missing tensors; naming them too would only repeat it.
  const told = compared?.findings.filter(({ reason }) => !(filesBroken && reason === 'tensor_missing')) ?? [];
  draft.findings.push(...told);
  addNotes(place, draft, file);
}

/** Weights whose names do not fit: of another layout, component or model. */
function explainStranger(place: ComponentPlace, draft: ComponentDraft, file: string): boolean {
  const print = recogniseWeights(draft.tensors);
  if (!print) return false;
  const add = (
    reason: 'native_layout' | 'comfyui_layout' | 'wrong_component' | 'other_model',
    words: string,
  ) =>
    draft.findings.push(
      finding(place.name, reason, `${file} holds ${print.title}${words}`, {
        file,
        facts: { recognised: print.id, channels: inputChannels(draft.tensors) },
      }),
    );
  const fits = print.role === place.name || (print.role === 'transformer' && place.name === 'transformer_2');
  if (print.layout === 'native') add('native_layout', '');
  else if (print.layout === 'comfyui') add('comfyui_layout', '');
  else if (print.wan && !fits) add('wrong_component', `, not a ${place.name}`);
  else if (!fits || print.layout === 'other') add('other_model', '');
  else return false;
  return true;
}

function addNotes(place: ComponentPlace, draft: ComponentDraft, file: string): void {
  const dtypes = Object.keys(draft.summary?.dtypes ?? {});
  if (dtypes.length > 1)
    draft.findings.push(
      finding(place.name, 'mixed_dtypes', `${file} mixes ${dtypes.sort().join(', ')}`, { file }),
    );
  const extra = draft.summary?.extra ?? 0;
  if (extra > 0)
    draft.findings.push(
      finding(place.name, 'extra_tensors', `${file} holds ${extra} tensors its config does not ask for`, {
        file,
      }),
    );
}

function countDtypes({ tensors }: ComponentDraft): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { dtype } of tensors.values()) counts[dtype] = (counts[dtype] ?? 0) + 1;
  return counts;
}
