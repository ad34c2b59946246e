import { needsOf } from './needs-of.js';
import type { RegisteredCheckpoint, Task } from './registered-checkpoint.js';
import type { WantedClip } from './wanted-clip.js';

/** How well a checkpoint meets one side of what is wanted. */
export interface Judgement {
  /** 0 to 1. */
  readonly score: number;
  /** What falls short, in words; null when nothing does. */
  readonly why: string | null;
}

/** One thing that makes a stand-in good. */
export interface Criterion {
  /** Share of the whole score; all add up to 1. */
  readonly weight: number;
  readonly judge: (checkpoint: RegisteredCheckpoint, wanted: WantedClip) => Judgement;
}

const good: Judgement = { score: 1, why: null };
/** Powers of ten from as large to hopelessly small. */
const scaleDecades = 3;
/** Above this, a smaller transformer is not worth a word. */
const noticeable = 0.95;
const bytesPerGiB = 2 ** 30;

/** Tasks that can stand in for others, and how well. A text is always there, an image is not. */
const standIns: Readonly<Record<Task, Readonly<Partial<Record<Task, number>>>>> = {
  t2v: { t2v: 1 },
  i2v: { i2v: 1, flf2v: 0.8 },
  flf2v: { flf2v: 1 },
  edit: { edit: 1 },
};

/** Precisions from best to worst, and what holding the largest part at them is worth. */
const fits = [
  ['bf16', 1],
  ['int8', 0.8],
  ['int4', 0.6],
] as const;
/** Block by block: slow, but it runs. */
const streamed = 0.4;
const tooLarge = 0.1;

/** What counts, and how much. */
export const criteria: Readonly<Record<string, Criterion>> = {
  task: {
    weight: 0.25,
    judge: ({ tasks }, { task }) => {
      const score = Math.max(0, ...tasks.map((one) => standIns[task][one] ?? 0));
      return score === 1
        ? good
        : { score, why: score === 0 ? `it does not make ${task}` : `made for ${tasks.join(', ')}` };
    },
  },
  runsHere: {
    weight: 0.17,
    judge: ({ runsIn }) =>
      runsIn.includes('retake')
        ? good
        : { score: 0.2, why: `Retake does not run it; ${runsIn.join(' and ')} do` },
  },
  size: { weight: 0.1, judge: judgeSize },
  frames: { weight: 0.07, judge: judgeFrames },
  memory: { weight: 0.14, judge: judgeMemory },
  fields: {
    weight: 0.05,
    judge: ({ fields }, { request }) => {
      const asked = Object.keys(request).filter((name) => request[name] !== null && request[name] !== '');
      const lost = asked.filter((name) => !fields.includes(name));
      return lost.length === 0
        ? good
        : { score: 1 - lost.length / asked.length, why: `it ignores ${lost.join(', ')}` };
    },
  },
  scale: { weight: 0.15, judge: judgeScale },
  parity: {
    weight: 0.07,
    judge: ({ features, latents }, { model }) => {
      if (!model) return good;
      const lost = model.features.filter((feature) => !features.includes(feature));
      const sameLatents = latents === model.latents;
      const kept = model.features.length === 0 ? 1 : 1 - lost.length / model.features.length;
      const why = [
        ...lost.map((feature) => `without ${feature}`),
        ...(sameLatents ? [] : ['finished latents cannot be taken over']),
      ];
      return { score: kept * 0.5 + (sameLatents ? 0.5 : 0), why: why.join(', ') || null };
    },
  },
};

/** Parameters stand for what a model can draw, a thousandth of them for nothing like it; on a logarithmic scale between. */
function judgeScale(checkpoint: RegisteredCheckpoint, { model }: WantedClip): Judgement {
  const [own, wanted] = [checkpoint, model].map(
    (one) => one?.parts.find(({ role }) => role === 'transformer')?.parameters,
  );
  if (!own || !wanted || own >= wanted) return good;
  const score = Math.max(0, 1 + Math.log10(own / wanted) / scaleDecades);
  return {
    score,
    why: score > noticeable ? null : `its transformer has ${share(own / wanted)} of the parameters`,
  };
}

function share(ratio: number): string {
  const percent = ratio * 100;
  return percent < 1 ? 'less than 1 %' : `${Math.round(percent)} %`;
}

function judgeSize({ sizeStep, mostPixels }: RegisteredCheckpoint, { request }: WantedClip): Judgement {
  const { width, height } = request;
  if (typeof width !== 'number' || typeof height !== 'number') return good;
  if (width * height > mostPixels)
    return {
      score: Math.max(0.2, mostPixels / (width * height)),
      why: `made for at most ${Math.round(mostPixels / 1000)} thousand pixels`,
    };
  const legal = width % sizeStep === 0 && height % sizeStep === 0;
  return legal ? good : { score: 0.8, why: `sizes are multiples of ${sizeStep}` };
}

function judgeFrames({ frameStep, mostFrames }: RegisteredCheckpoint, { request }: WantedClip): Judgement {
  const { frames } = request;
  if (typeof frames !== 'number') return good;
  if (frames > mostFrames)
    return { score: Math.max(0.2, mostFrames / frames), why: `made for at most ${mostFrames} frames` };
  return (frames - 1) % frameStep === 0
    ? good
    : { score: 0.8, why: `frames are 1 more than a multiple of ${frameStep}` };
}

function judgeMemory(checkpoint: RegisteredCheckpoint, { hardware }: WantedClip): Judgement {
  if (!hardware) return good;
  const room = hardware.memoryBytes * hardware.usable;
  const { largestPart } = needsOf(checkpoint);
  const fit = fits.find(([precision]) => largestPart[precision] <= room);
  const gib = (bytes: number) => `${(bytes / bytesPerGiB).toFixed(1)} GiB`;
  if (fit) {
    const [precision, score] = fit;
    return score === 1 ? good : { score, why: `needs ${precision} to fit into ${gib(room)}` };
  }
  const needs = `its largest part needs ${gib(largestPart.int4)} at int4, there are ${gib(room)}`;
  return checkpoint.runsIn.includes('retake')
    ? { score: streamed, why: `${needs}; it runs block by block` }
    : { score: tooLarge, why: needs };
}
