export const keptSteps = 'Every finished step of the run is kept on disk.';
export const goOn = 'retake resume {run|RUN}';
/** Looks at the checkpoint that the failure concerns. */
export const look = 'retake inspect {checkpoint|FOLDER}';
