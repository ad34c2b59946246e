/** Who provides what, for messages to people. Names only: the kernel needs none of these packages. */
const examples: Readonly<Record<string, string>> = {
  runtime: '@retake/runtime-ort',
  encoder: '@retake/encoder-mp4',
  images: '@retake/media-sharp',
  model: '@retake/model-wan-t2v',
  hardware: '@retake/hw-cpu',
  classifier: '@retake/classifier-system',
  strategy: '@retake/strategy-retry',
  operation: '@retake/strategy-repair',
};

/** What to do when nothing works at a point. */
export function pointHint(point: string): string {
  const example = examples[point];
  return example === undefined
    ? `Install a plugin that contributes to "${point}" and list it in the dependencies of the app.`
    : `Install one, for example ${example}, and list it in the dependencies of the app.`;
}
