import {
  type Failure,
  frugalSettings,
  type Lever,
  type LeverSetting,
  needsLessMemory,
  type RecoveryAction,
  type RecoveryStrategy,
} from '@retake/plugin-api';

/** An expert's guess before any history; block-wise 8-bit weights are about half of 16-bit ones. */
const chanceAlone = 0.7;
const chanceWithStreaming = 0.85;

/**
 * Offers quantised weights for the stage that ran out of memory or waits for the disk, alone and together with
 * streaming. Offers nothing when the plan is at the lowest precision.
 */
export const quantizeStrategy: RecoveryStrategy = {
  propose(failure, { levers, occurrences }) {
    const diskBound = isDiskBound(failure);
    if (!diskBound && !needsLessMemory(failure, occurrences)) return [];
    const ofStage = levers.filter(
      (lever) => failure.stage === undefined || lever.stages.includes(failure.stage),
    );
    const streaming = diskBound ? [] : settingsOf(ofStage, 'residency').slice(-1);
    return settingsOf(ofStage, 'precision').flatMap((precision) => [
      quantize(precision, diskBound ? whyDisk : whyMemory),
      ...streaming.map((stream) => quantizeAndStream(precision, stream)),
    ]);
  },
};

const whyMemory =
  'Weights in fewer bits take less memory; norms, embeddings and the head keep their precision.';
const whyDisk = 'Weights in fewer bits are fewer bytes to read for every step.';

interface Choice {
  readonly lever: Lever;
  readonly setting: LeverSetting;
}

/** Reading weights takes longer than computing with them. */
function isDiskBound(failure: Failure): boolean {
  return failure.category === 'WAN_HARDWARE_OPTIMIZATION' && failure.type === 'bandwidth_limitation';
}

function settingsOf(levers: readonly Lever[], kind: Lever['kind']): Choice[] {
  return levers
    .filter((lever) => lever.kind === kind)
    .flatMap((lever) => frugalSettings(lever).map((setting) => ({ lever, setting })));
}

function quantize({ lever, setting }: Choice, why: string): RecoveryAction {
  return {
    id: `quantize.${lever.id}:${setting.id}`,
    title: setting.title,
    why,
    strategyClass: 'resource_optimization',
    kind: 'optimization_fallback',
    patch: setting.values,
    delayMs: 0,
    probability: chanceAlone,
    cost: { quality: setting.qualityCost, timeFactor: setting.timeFactor },
    consent: 'auto',
  };
}

function quantizeAndStream(precision: Choice, stream: Choice): RecoveryAction {
  const alone = quantize(precision, whyMemory);
  return {
    ...alone,
    id: `${alone.id}+${stream.lever.id}:${stream.setting.id}`,
    title: `${precision.setting.title}, and: ${stream.setting.title}`,
    why: `${whyMemory} Streamed, only one block of them is held at a time.`,
    patch: { ...alone.patch, ...stream.setting.values },
    probability: chanceWithStreaming,
    cost: {
      quality: precision.setting.qualityCost + stream.setting.qualityCost,
      timeFactor: precision.setting.timeFactor * stream.setting.timeFactor,
    },
  };
}
