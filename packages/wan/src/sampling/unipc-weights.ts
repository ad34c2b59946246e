/** A linear combination `sample·x + newest·m_i + previous·m_(i−1) + oldest·m_(i−2)` of sample and clean predictions. */
export interface UniPCWeights {
  readonly sample: number;
  readonly newest: number;
  readonly previous: number;
  readonly oldest: number;
}

/** Half the log signal-to-noise ratio of a flow noise level. */
function lambda(sigma: number): number {
  return Math.log((1 - sigma) / sigma);
}

/**
 * Corrector of UniPC (bh2, clean prediction) at step `i`, replacing the sample the model just saw; `sample` weighs the
 * corrected sample of the step before. Closed form of Zhao et al. 2023 (arXiv 2302.04867) as diffusers solves it.
 * @param order order of the predictor of the step before, 1 or 2
 */
export function correctorWeights(sigmas: readonly number[], i: number, order: number): UniPCWeights {
  const now = at(sigmas, i);
  const before = at(sigmas, i - 1);
  const ratio = now / before;
  const gain = 1 - ratio;
  if (order === 1) return { sample: ratio, newest: gain / 2, previous: gain / 2, oldest: 0 };
  const h = lambda(now) - lambda(before);
  const r = (lambda(at(sigmas, i - 2)) - lambda(before)) / h;
  const growth = Math.expm1(-h);
  const first = growth / -h - 1;
  const second = first / -h - 0.5;
  const right = first / growth;
  const rhoOld = (right - (2 * second) / growth) / (1 - r);
  const rhoNew = right - rhoOld;
  return {
    sample: ratio,
    newest: gain * rhoNew,
    previous: gain * (1 - rhoOld / r - rhoNew),
    oldest: (gain * rhoOld) / r,
  };
}

/** Predictor of UniPC from step `i` to `i + 1`; `sample` weighs the corrected sample of step `i`. `order` is 1 or 2. */
export function predictorWeights(sigmas: readonly number[], i: number, order: number): UniPCWeights {
  const now = at(sigmas, i);
  const next = at(sigmas, i + 1);
  const ratio = next / now;
  const gain = 1 - ratio;
  if (order === 1) return { sample: ratio, newest: gain, previous: 0, oldest: 0 };
  const r = (lambda(at(sigmas, i - 1)) - lambda(now)) / (lambda(next) - lambda(now));
  const slope = 1 / (2 * r);
  return { sample: ratio, newest: gain * (1 - slope), previous: gain * slope, oldest: 0 };
}

function at(sigmas: readonly number[], index: number): number {
  const sigma = sigmas[index];
  if (sigma === undefined) throw new RangeError(`no noise level ${index} in a schedule of ${sigmas.length}`);
  return sigma;
}
