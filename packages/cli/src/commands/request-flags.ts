import { listFlag, switchFlag, valueFlag } from '../args/flag.js';
import { readDimensions } from '../args/read-dimensions.js';
import { readGiven } from '../args/read-given.js';
import { readGuidance } from '../args/read-guidance.js';
import { readImagePath } from '../args/read-image-path.js';
import { readInteger, readNumber } from '../args/read-number.js';
import { readSetting } from '../args/read-setting.js';
import { readSize } from '../args/read-size.js';

/** Flags that say what to make and within which limits. Each model decides which values it takes. */
export const requestFlags = {
  model: valueFlag(
    'ID',
    'model to use: its id or short name, such as t2v',
    String,
    'what the checkpoint is of',
  ),
  checkpoint: valueFlag('DIR', 'folder that holds model_index.json', readGiven),
  prompt: valueFlag('TEXT', 'what the clip shows', String),
  negative: valueFlag('TEXT', 'what it should not show', String),
  image: valueFlag('FILE', 'image the clip starts from', readImagePath),
  'last-image': valueFlag('FILE', 'image the clip ends with', readImagePath),
  'image-fit': valueFlag('HOW', 'stretch images to the size, or cover it and crop', String, 'stretch'),
  'allow-blank-image': switchFlag('take an image of one colour'),
  preset: valueFlag('NAME', 'named values of the model to start from, such as 480p', String),
  size: valueFlag('WxH', 'width and height in pixels, or the name of a preset', readDimensions),
  frames: valueFlag('N', 'number of frames', readInteger),
  fps: valueFlag('N', 'frames per second', readNumber),
  steps: valueFlag('N', 'denoise steps', readInteger),
  guidance: valueFlag('X[,Y]', 'guidance scale, and that of the second expert', readGuidance),
  'guidance-2': valueFlag('X', 'guidance scale of the second expert', readNumber),
  shift: valueFlag('X', 'same as --flow-shift', readNumber),
  'flow-shift': valueFlag('X', 'flow shift of the scheduler', readNumber),
  seed: valueFlag('N', 'seed of the noise', readInteger),
  memory: valueFlag('SIZE', 'limit for the memory of the inference process, such as 2GiB', readSize),
  hardware: valueFlag('ID', 'plan for this hardware profile', String, 'what is found'),
  strict: switchFlag('refuse to change the request or the plan'),
  set: listFlag('PATH=VALUE', 'insist on a plan option, such as residency=stream', readSetting),
};
