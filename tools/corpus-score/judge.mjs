/** Words by which a text names memory itself. */
const namesMemory =
  /memory|\boom\b|oom[-_ ]?kill|\bv?ram\b|alloc|page ?file|buffer size|\b(?:sigkill|killed)\b|\b137\b/i;
const memoryTypes = new Set(['vram_exhaustion', 'system_resource_error']);
/** From this confidence on an answer counts as sure of itself. */
const confident = 0.9;

/** One case of a corpus with what was said about it: which of it was right. */
export function judge(one, { type, category, firstMove, confidence, ...said }) {
  const accepted = one.accept;
  const isMemory = accepted.failureType.some((label) => memoryTypes.has(label));
  const right = accepted.failureType.includes(type);
  return {
    one,
    said: { type, category, firstMove, confidence, ...said },
    covered: confidence > 0,
    type: right,
    category: accepted.category.includes(category),
    strict: one.firstMove.includes(firstMove),
    lenient: one.firstMove.includes(firstMove) || accepted.strategy.includes(firstMove),
    memory: isMemory && accepted.category.includes('WAN_MEMORY_MANAGEMENT') && namesMemory.test(one.text),
    memoryMissed: isMemory && namesMemory.test(one.text) && !memoryTypes.has(type),
    confident: confidence >= confident,
    confidentWrong: confidence >= confident && !right,
  };
}

/** The figures over judged cases: counts, and shares of all from 0 to 1. */
export function figuresOf(judged) {
  const count = (field) => judged.filter((entry) => entry[field]).length;
  const share = (field) => (judged.length === 0 ? 0 : count(field) / judged.length);
  return {
    cases: judged.length,
    covered: share('covered'),
    type: share('type'),
    category: share('category'),
    strict: share('strict'),
    lenient: share('lenient'),
    memory: count('memory'),
    memoryMissed: count('memoryMissed'),
    confident: count('confident'),
    confidentWrong: count('confidentWrong'),
  };
}

/** How often each labelled type was taken for which other: `label → said`, most frequent first. */
export function confusionsOf(judged) {
  const counts = new Map();
  for (const { one, said, type } of judged) {
    if (type) continue;
    const key = `${one.accept.failureType.join('|')} → ${said.confidence > 0 ? said.type : '(nothing known)'}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
