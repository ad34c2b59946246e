/** The four sentences after which accelerate's `should_reduce_batch_size` tries a smaller batch. */
const accelerate = [
  ' out of memory.',
  'cuDNN error: CUDNN_STATUS_NOT_SUPPORTED.',
  "DefaultCPUAllocator: can't allocate memory",
  'FATAL ERROR :: MODULE:PT_DEVMEM Allocation failed',
];
/** The four by which Wan2GP advises on memory. */
const wan2gpDevice = ['CUDA out of memory', 'Tried to allocate'];
const wan2gpHost = ['CUDA error: out of memory', 'CUDA error: too many resources requested'];

const holdsAny = (substrings) => (text) => substrings.some((words) => text.includes(words));
const matchers = [
  { name: "accelerate's substrings", type: 'vram_exhaustion', matches: holdsAny(accelerate) },
  { name: "Wan2GP's substrings for VRAM", type: 'vram_exhaustion', matches: holdsAny(wan2gpDevice) },
  {
    name: "Wan2GP's substrings, any",
    type: 'vram_exhaustion',
    matches: holdsAny([...wan2gpDevice, ...wan2gpHost]),
  },
  { name: 'class name OutOfMemoryError', type: 'vram_exhaustion', matches: holdsAny(['OutOfMemoryError']) },
  { name: "Wan2GP's substrings for RAM", type: 'system_resource_error', matches: holdsAny(wan2gpHost) },
];

/** How many of the failures of their type each matcher finds, and how many others it takes for one; Retake beside them. */
export function rivalRecall(judged) {
  const rows = matchers.map(({ name, type, matches }) => row(name, type, ({ one }) => matches(one.text)));
  const own = ['vram_exhaustion', 'system_resource_error'].map((type) =>
    row('Retake', type, ({ said }) => said.type === type),
  );
  return [...rows, ...own];

  function row(name, type, finds) {
    const labelled = judged.filter(({ one }) => one.accept.failureType.includes(type));
    const others = judged.filter(({ one }) => !one.accept.failureType.includes(type));
    return {
      name,
      type,
      found: labelled.filter(finds).length,
      of: labelled.length,
      falseAlarms: others.filter(finds).length,
    };
  }
}
