import { distinctCases } from './distinct-cases.mjs';

const warmUpRounds = 20;

/**
 * How many messages a second of processor time are answered, the time of all threads of this process counted. No message
 * is asked about twice: each round takes the cases with other numbers and names in them, made outside of the time that is
 * counted. The median of the trials counts.
 */
export function measureSpeed(cases, answer, { trials = 5, trialMs = 600, warmUp = warmUpRounds } = {}) {
  const next = distinctCases(cases);
  for (let round = 0; round < warmUp; round++) askAll(next());
  const sorted = Array.from({ length: trials }, trial).sort((a, b) => a - b);
  const meanLength = cases.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, cases.length);
  return {
    perSecond: sorted[Math.floor(trials / 2)],
    slowest: sorted[0],
    quickest: sorted[trials - 1],
    meanLength,
  };

  function trial() {
    let answered = 0;
    let spentMs = 0;
    while (spentMs < trialMs) {
      const round = next();
      const begin = process.cpuUsage();
      askAll(round);
      const { user, system } = process.cpuUsage(begin);
      spentMs += (user + system) / 1e3;
      answered += round.length;
    }
    return (answered / spentMs) * 1_000;
  }

  function askAll(round) {
    for (const one of round) answer(one);
  }
}
