import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What a model is tried with when nothing is said. Sides are multiples of `multiple`. */
const models = {
  t2v: { width: 96, height: 64, multiple: 16, guidance: '4,3', shift: '8' },
  i2v: { width: 48, height: 32, multiple: 16, guidance: '3.5,2', shift: '5' },
  ti2v: { width: 96, height: 32, multiple: 32, guidance: '5', shift: '5' },
};

/** Option → [explanation, default]. */
const known = {
  model: ['t2v, i2v or ti2v', 't2v'],
  checkpoint: ['diffusers folder; 16 bit weights are widened', 'fixtures/tiny-wan-<model>'],
  single: ['leave out the second expert and the boundary, as in Wan 2.1'],
  image: ['file of the first picture, or: generated', 'generated for i2v, none for ti2v'],
  'last-image': ['file of the last picture (i2v), or: generated', 'none'],
  prompt: ['text', 'A red circle rolls across the table.'],
  'negative-prompt': ['text', ''],
  size: ['<width>x<height>, multiples of 16, with ti2v of 32', 'small, by model'],
  frames: ['4k + 1', '9'],
  steps: ['number of steps', '20'],
  seed: ['whole number, at most 2^53 - 1 either side of 0', '0'],
  guidance: ['scale, or two: <high noise>,<low noise>', 'by model'],
  scheduler: ['unipc or euler, replaces the one of the checkpoint', 'that of the checkpoint'],
  shift: ['flow shift', 'by model'],
  residency: ['stream or resident', 'stream'],
  golden: ['folder of a stored run, instead of running the reference'],
  python: ['interpreter with tools/reference/requirements.txt', 'python3'],
  json: ['print JSON'],
  help: ['print this'],
};
const switches = new Set(['single', 'json', 'help']);

/** The command line as a complete request; a text to print when that was asked for or something is wrong. */
export async function readOptions(args) {
  let values;
  try {
    const type = (name) => ({ type: switches.has(name) ? 'boolean' : 'string' });
    const options = Object.fromEntries(Object.keys(known).map((name) => [name, type(name)]));
    ({ values } = parseArgs({ args, options }));
    if (values.help) return { text: help(), code: 0 };
    return { options: values.golden ? await fromGolden(values) : await fromRequest(values) };
  } catch (error) {
    return { text: `${error.message}\nnode tools/parity/compare.mjs --help tells the options.`, code: 2 };
  }
}

async function fromRequest(values) {
  const model = oneOf('model', values.model ?? 't2v', Object.keys(models));
  const usual = models[model];
  const checkpoint = resolve(values.checkpoint ?? `fixtures/tiny-wan-${model}`);
  const [width, height] = (values.size ?? `${usual.width}x${usual.height}`).split('x').map(Number);
  const [guidance, guidance2 = guidance] = (values.guidance ?? usual.guidance).split(',').map(Number);
  const request = {
    model,
    checkpoint,
    residency: oneOf('residency', values.residency ?? 'stream', ['stream', 'resident']),
    python: values.python ?? 'python3',
    json: values.json ?? false,
    single: values.single ?? false,
    image: picture(values.image ?? (model === 'i2v' ? 'generated' : undefined)),
    lastImage: picture(values['last-image']),
    prompt: values.prompt ?? known.prompt[1],
    negativePrompt: values['negative-prompt'] ?? '',
    frames: Number(values.frames ?? known.frames[1]),
    steps: Number(values.steps ?? known.steps[1]),
    seed: Number(values.seed ?? 0),
    scheduler: values.scheduler ?? (await schedulerOf(checkpoint)),
    flowShift: Number(values.shift ?? usual.shift),
    width,
    height,
    guidance,
    guidance2,
  };
  check(request, usual.multiple);
  return request;
}

/** A stored run has its request with it. */
async function fromGolden({ golden: given, residency = 'stream', json = false, checkpoint }) {
  const golden = resolve(given);
  const facts = JSON.parse(await readFile(join(golden, 'golden.json'), 'utf8'));
  const { scheduler = 'unipc', single = false, flow_shift: flowShift } = facts.request;
  const folder = resolve(checkpoint ?? `fixtures/${facts.checkpoint}`);
  return { golden, residency, json, checkpoint: folder, scheduler, single, flowShift };
}

function check(request, multiple) {
  const { width, height, frames, steps, seed, guidance, guidance2, flowShift, model } = request;
  const side = (size) => size > 0 && size % multiple === 0;
  const legal = [
    [side(width) && side(height), `--size takes <width>x<height> in multiples of ${multiple} with ${model}`],
    [frames > 0 && frames % 4 === 1, '--frames takes 4k + 1: 1, 5, 9, …'],
    [Number.isInteger(steps) && steps > 0, '--steps takes a whole number of at least 1'],
    [Number.isSafeInteger(seed), '--seed takes a whole number from -(2^53 - 1) to 2^53 - 1'],
    [Number.isFinite(guidance) && Number.isFinite(guidance2), '--guidance takes one or two numbers'],
    [flowShift > 0, '--shift takes a number above 0'],
    [model !== 't2v' || !request.image, '--image needs --model i2v or ti2v'],
    [model === 'i2v' || !request.lastImage, '--last-image needs --model i2v'],
    [!request.lastImage || frames > 1, '--last-image needs at least 5 frames'],
  ].find(([fine]) => !fine);
  if (legal) throw new Error(legal[1]);
  oneOf('scheduler', request.scheduler, ['unipc', 'euler']);
}

function oneOf(name, value, allowed) {
  if (allowed.includes(value)) return value;
  throw new Error(`--${name} takes ${allowed.join(' or ')}, not ${value}`);
}

function picture(source) {
  return source === undefined || source === 'generated' ? source : resolve(source);
}

async function schedulerOf(checkpoint) {
  const file = join(checkpoint, 'scheduler', 'scheduler_config.json');
  const { _class_name } = JSON.parse(await readFile(file, 'utf8'));
  return _class_name === 'FlowMatchEulerDiscreteScheduler' ? 'euler' : 'unipc';
}

function help() {
  const width = Math.max(...Object.keys(known).map((name) => name.length));
  const lines = Object.entries(known).map(([name, [meaning, usual]]) => {
    const ending = usual === undefined ? '' : ` (default: ${usual === '' ? 'empty' : usual})`;
    return `  --${name.padEnd(width)}  ${meaning}${ending}`;
  });
  const head = 'node tools/parity/compare.mjs [options]: one request through diffusers and through Retake';
  const exits = 'Exit codes: 0 within the bounds, 1 beyond one, 2 wrong options or no reference.';
  return [head, '', ...lines, '', exits].join('\n');
}
