import type { FailureType } from '@retake/plugin-api';

/** A code that `explain` may print, and a type it may stand with. */
export interface KnownCode {
  readonly code: string;
  readonly type: FailureType;
}

/** Every code of the classifiers that come with the command, and of what is said where only the kind of an error is known. */
export async function knownCodes(): Promise<readonly KnownCode[]> {
  const [kernel, hub, media, ort, pipeline, system, torch, weights] = await Promise.all([
    import('@retake/kernel'),
    import('@retake/classifier-hub'),
    import('@retake/classifier-media'),
    import('@retake/classifier-ort'),
    import('@retake/classifier-pipeline'),
    import('@retake/classifier-system'),
    import('@retake/classifier-torch'),
    import('@retake/classifier-weights'),
  ]);
  return [
    ...hub.hubRules,
    ...media.mediaRules,
    ...ort.ortRules,
    ...pipeline.pipelineRules,
    ...system.systemRules,
    ...torch.torchRules,
    ...weights.weightsRules,
    ...Object.values(kernel.generalFailures),
    { code: 'WAN_INFERENCE/unclassified', type: 'generation_pipeline_error' as const },
  ].map(({ code, type }) => ({ code, type }));
}
