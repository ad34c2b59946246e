import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { JsonObject } from '@retake/plugin-api';
import { listFlag, switchFlag, valueFlag } from '../args/flag.js';
import { readDimensions } from '../args/read-dimensions.js';
import { readGiven } from '../args/read-given.js';
import { readImagePath } from '../args/read-image-path.js';
import { readInteger } from '../args/read-number.js';
import { readSize } from '../args/read-size.js';
import { UsageError } from '../args/usage-error.js';
import { exitCodes } from '../exit-codes.js';
import { showAlternatives } from '../show/alternatives.js';
import { type CommandContext, defineCommand } from './command.js';

const flags = {
  size: valueFlag('WxH', 'width and height that are wanted, in pixels', readDimensions),
  frames: valueFlag('N', 'number of frames that is wanted', readFrames),
  image: valueFlag('FILE', 'the clip is to start from this image', readImagePath),
  'last-image': valueFlag('FILE', 'the clip is to end with this image', readImagePath),
  memory: valueFlag('SIZE', 'memory of the device, such as 16GiB', readSize),
  look: listFlag('DIR', 'look for checkpoints here too', (text) => [readGiven(text)]),
  comfyui: listFlag('DIR', 'folder of ComfyUI, or an extra_model_paths.yaml', (text) => [readGiven(text)]),
  json: switchFlag('print the list as one JSON document'),
};

/** `retake alternatives`: what could stand in for a model or a checkpoint folder. Needs no plugins. */
export const alternatives = defineCommand({
  name: 'alternatives',
  summary: 'what could stand in for a model or a checkpoint: on this disk and to download',
  takes: 'model|folder',
  flags,
  run: async (context) => {
    const { flags: given, word = '', terminal } = context;
    const { findAlternatives } = await import('@retake/inspect');
    const path = resolve(terminal.cwd, word);
    const found = await findAlternatives(existsSync(path) ? path : word, {
      request: requestOf(context),
      paths: placesOf(context, 'look'),
      comfyui: placesOf(context, 'comfyui'),
      surroundings: { env: terminal.env, home: terminal.env.HOME ?? homedir() },
      ...(given.memory === undefined ? {} : { hardware: { memoryBytes: given.memory, usable: 1 } }),
    });
    terminal.out(`${given.json ? JSON.stringify(found) : showAlternatives(found, terminal.colors.out)}\n`);
    return found.list.length > 0 ? exitCodes.ok : exitCodes.failure;
  },
});

type Context = CommandContext<typeof flags>;

function requestOf({ flags: { size, frames, image, 'last-image': lastImage } }: Context): JsonObject {
  if (size && 'preset' in size)
    throw new UsageError(`--size: "${size.preset}" is not a size`, 'Write width x height in pixels.');
  return {
    ...(size && { width: size.width, height: size.height }),
    ...(frames !== undefined && { frames }),
    ...(image !== undefined && { image }),
    ...(lastImage !== undefined && { lastImage }),
  };
}

function readFrames(text: string): number {
  const frames = readInteger(text);
  if (frames < 1) throw new UsageError(`"${text}" is not a number of frames`, 'Give 1 or more: 81.');
  return frames;
}

/** Absolute paths; one that is not there was mistyped. */
function placesOf({ flags: given, terminal }: Context, flag: 'look' | 'comfyui'): string[] {
  return (given[flag] ?? []).flat().map((path) => {
    const place = resolve(terminal.cwd, path);
    if (!existsSync(place))
      throw new UsageError(`--${flag}: there is no ${place}`, 'Check the path; relative ones start here.');
    return place;
  });
}
