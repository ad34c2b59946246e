import { devices, type PlaceName } from './place.js';

export const keptSteps = 'Every finished step of the run is kept on disk.';
export const keptFrames = 'The frames are kept. Only the file has to be written again, which takes seconds.';
export const keptDownload = 'What was downloaded so far is kept.';
export const keptWork = 'Finished work is kept.';
export const onlyThatStep = 'Only the step that failed is made again.';

export const goOn = 'retake resume {run|RUN}';
/** Looks at the checkpoint that the failure concerns. */
export const look = 'retake inspect {checkpoint|FOLDER}';
export const findOthers = 'retake alternatives {checkpoint|FOLDER}';
export const generate =
  'retake generate --checkpoint {checkpoint|FOLDER} --prompt {prompt|"a red ball rolls"}';
export const getAgain = 'hf download {repository|REPOSITORY} --local-dir {checkpoint|FOLDER}';
export const getFileAgain =
  'hf download {repository|REPOSITORY} {fileName|FILE} --local-dir {checkpoint|FOLDER} --force-download';
export const withLimit = 'retake resume {run|RUN} --memory {memory|8GiB}';
export const elsewhereOnDisk = 'retake resume {run|RUN} --out {folder|DIR}';

/** A command that systems other than Windows understand. */
export const posix = ['linux', 'darwin'] as const satisfies readonly PlaceName[];
/** Devices that a driver of one's own is installed for: all but those of Macs. */
export const cards = devices.filter((device) => device !== 'mps');
