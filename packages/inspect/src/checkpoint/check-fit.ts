import { type ComponentDraft, isBroken } from '../components/component-draft.js';
import { taskOf } from '../components/inspect-transformer.js';
import type { InspectedComponent } from '../report/component-name.js';
import { type Finding, finding } from '../report/finding.js';
import type { ModelIndex } from './read-model-index.js';

type Drafts = Readonly<Record<InspectedComponent, ComponentDraft>>;

/** Latent channels of the two VAEs of Wan: 2.1, and 2.2 of the 5B model. */
const latentsOfWan21 = 16;
const latentsOfWan22 = 48;
/** Mask channels of image to video: one per frame of a latent frame. */
const maskChannels = 4;
/** A tokenizer with less than this share of the embedding's rows is of another model. */
const leastVocabulary = 0.5;

/** Whether components of one folder belong together; what does not is marked in its draft. */
export function checkFit(drafts: Drafts, index: ModelIndex): readonly Finding[] {
  compareExperts(drafts, index);
  compareLatents(drafts, index);
  compareText(drafts);
  compareVocabulary(drafts);
  return nameOther(drafts, index);
}

/** Input channels that the pipeline named by the index takes over latents of so many channels. */
export function expectedInput(index: ModelIndex, latents: number): number | undefined {
  if (index.pipelineClass === 'WanPipeline') return latents;
  if (index.pipelineClass !== 'WanImageToVideoPipeline') return undefined;
  return index.config?.expand_timesteps ? latents : 2 * latents + maskChannels;
}

function expectedLatents({ config }: ModelIndex): number | undefined {
  return config && (config.expand_timesteps ? latentsOfWan22 : latentsOfWan21);
}

function compareExperts({ transformer, transformer_2, vae, text_encoder }: Drafts, index: ModelIndex): void {
  if (!isSound(transformer) || !isSound(transformer_2)) return;
  const same = (['inChannels', 'outChannels', 'textWidth'] as const).every(
    (field) => transformer.fit[field] === transformer_2.fit[field],
  );
  if (same) return;
  const votes = ({ fit }: ComponentDraft) =>
    Number(fit.inChannels === expectedInput(index, fit.outChannels ?? 0)) +
    Number(isSound(vae) && fit.outChannels === vae.fit.latentChannels) +
    Number(isSound(text_encoder) && fit.textWidth === text_encoder.fit.textWidth);
  const [odd, other] =
    votes(transformer) < votes(transformer_2) ? [transformer, transformer_2] : [transformer_2, transformer];
  const given = odd.fit.inChannels ?? 0;
  const expected = other.fit.inChannels ?? 0;
  blame(
    odd,
    given === expected
      ? `it takes other latents or texts than ${other.name}`
      : `it takes ${given} channels (${taskOf(given)}), ${other.name} takes ${expected} (${taskOf(expected)})`,
    { givenChannels: given, expectedChannels: expected },
  );
}

function compareLatents({ transformer, transformer_2, vae }: Drafts, index: ModelIndex): void {
  const expert = [transformer, transformer_2].find(isSound);
  const latents = vae.fit.latentChannels;
  if (!expert || latents === undefined || latents === expert.fit.outChannels || isBroken(vae)) return;
  const made = expert.fit.outChannels ?? 0;
  const expertIsOdd = latents === expectedLatents(index) && made !== expectedLatents(index);
  const facts = {
    givenChannels: expertIsOdd ? made : latents,
    expectedChannels: expertIsOdd ? latents : made,
  };
  const odd = expertIsOdd ? [transformer, transformer_2].filter(isSound) : [vae];
  const message = expertIsOdd
    ? `it makes ${made} latent channels (${taskOf(made)}), the VAE has ${latents}`
    : `it has ${latents} latent channels, the transformer makes ${made}`;
  for (const draft of odd) blame(draft, message, facts);
}

function compareText({ transformer, transformer_2, text_encoder }: Drafts): void {
  const expert = [transformer, transformer_2].find(isSound);
  const width = text_encoder.fit.textWidth;
  const wanted = expert?.fit.textWidth;
  if (wanted === undefined || width === undefined || width === wanted || !isSound(text_encoder)) return;
  blame(text_encoder, `it makes texts of width ${width}, the transformer takes ${wanted}`, {
    givenWidth: width,
    expectedWidth: wanted,
  });
}

function compareVocabulary({ tokenizer, text_encoder }: Drafts): void {
  const words = tokenizer.fit.vocabulary;
  const rows = text_encoder.fit.vocabulary;
  if (words === undefined || rows === undefined || isBroken(tokenizer)) return;
  if (words <= rows && words >= rows * leastVocabulary) return;
  const message = `the tokenizer gives ${words} ids, the text encoder has ${rows} rows for them`;
  tokenizer.findings.push(finding('tokenizer', 'tokenizer_vocabulary', message, { facts: { words, rows } }));
}

/** All experts agree, and are not what the index names: the tensors decide. */
function nameOther({ transformer, transformer_2 }: Drafts, index: ModelIndex): readonly Finding[] {
  const expert = [transformer, transformer_2].find(isSound);
  const { inChannels, outChannels, imageEmbedder } = expert?.fit ?? {};
  if (inChannels === undefined || outChannels === undefined || imageEmbedder) return [];
  const wanted = expectedInput(index, outChannels);
  if (wanted === undefined || wanted === inChannels) return [];
  const message = `model_index.json names a ${index.pipelineClass}, which takes ${wanted} channels (${taskOf(wanted)}); the transformer takes ${inChannels} (${taskOf(inChannels)})`;
  const facts = { expectedChannels: wanted, givenChannels: inChannels };
  return [finding('checkpoint', 'index_names_other_pipeline', message, { file: 'model_index.json', facts })];
}

function blame(draft: ComponentDraft, message: string, facts: Finding['facts']): void {
  draft.findings.push(
    finding(draft.name, 'wrong_model', `${draft.name} is of another model: ${message}`, { facts }),
  );
}

/** Neither broken nor of another model, and not of a kind whose sizes say nothing. */
function isSound(draft: ComponentDraft): boolean {
  return (
    draft.present &&
    !draft.fit.vace &&
    draft.findings.every(({ effect }) => effect !== 'broken' && effect !== 'misplaced')
  );
}
