const warmUpRounds = 20;
const measuredMs = 2_000;
const trials = 3;

/**
 * How many cases a second of processor time are answered, the time of all threads of this process counted. Nothing is
 * remembered from one round to the next. The best of three trials counts.
 */
export function measureSpeed(cases, answer) {
  for (let round = 0; round < warmUpRounds; round++) runOnce();
  const perSecond = Math.max(...Array.from({ length: trials }, trial));
  const meanLength = cases.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, cases.length);
  return { perSecond, meanLength };

  function trial() {
    const begin = process.cpuUsage();
    let answered = 0;
    let spentMs = 0;
    while (spentMs < measuredMs / trials) {
      runOnce();
      answered += cases.length;
      const { user, system } = process.cpuUsage(begin);
      spentMs = (user + system) / 1e3;
    }
    return (answered / spentMs) * 1_000;
  }

  function runOnce() {
    for (const one of cases) answer(one);
  }
}
