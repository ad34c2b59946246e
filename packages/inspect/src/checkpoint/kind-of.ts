import { type ComponentDraft, isBroken } from '../components/component-draft.js';
import type { CheckpointKind } from '../report/checkpoint-report.js';
import type { InspectedComponent } from '../report/component-name.js';
import type { ModelIndex } from './read-model-index.js';

const latentsOfWan22 = 48;
const maskChannels = 4;

/** What a checkpoint is, by the tensors of its first sound expert, as the adapters decide it; else by its index. */
export function kindOf(
  { transformer, transformer_2, vae }: Readonly<Record<InspectedComponent, ComponentDraft>>,
  index: ModelIndex,
): CheckpointKind {
  const fits = [transformer, transformer_2].filter(
    (draft) => !isBroken(draft) && draft.findings.every(({ effect }) => effect !== 'misplaced'),
  );
  const { fit } = fits.find(({ fit: { inChannels } }) => inChannels !== undefined) ?? transformer;
  if (fit.vace) return 'vace';
  if (fit.imageEmbedder) return 'i2v-clip';
  const { inChannels, outChannels } = fit;
  const residual = vae.fit.residual && vae.findings.every(({ effect }) => effect !== 'misplaced');
  if (inChannels === undefined || outChannels === undefined) return kindByIndex(index);
  if (inChannels === outChannels) {
    const perToken = index.config?.expand_timesteps || residual || outChannels === latentsOfWan22;
    return perToken ? 'ti2v' : 't2v';
  }
  return inChannels === 2 * outChannels + maskChannels ? 'i2v' : 'other';
}

function kindByIndex({ pipelineClass, config }: ModelIndex): CheckpointKind {
  if (pipelineClass === null) return 'unknown';
  if (pipelineClass === 'WanVACEPipeline') return 'vace';
  if (pipelineClass === 'WanPipeline') return config?.expand_timesteps ? 'ti2v' : 't2v';
  if (pipelineClass === 'WanImageToVideoPipeline') return config?.expand_timesteps ? 'ti2v' : 'i2v';
  return 'other';
}
