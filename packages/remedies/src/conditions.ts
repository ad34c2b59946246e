import { type Failure, needsLessMemory, type RecoveryContext } from '@retake/plugin-api';

/** Whether a row applies to a failure, beside its type. */
export type Condition = (failure: Failure, context: RecoveryContext) => boolean;

/** Memory ran out, or the process was killed again without progress, which looks the same from outside. */
export const lessMemory: Condition = (failure, { occurrences }) => needsLessMemory(failure, occurrences);

export const transient: Condition = ({ transience }) => transience === 'transient';

/** The failure has the plan or the files as its cause: the same again will not pass. */
export const notTransient: Condition = (failure) => failure.transience !== 'transient';

/** The code of the failure contains these words. */
export const codeSays =
  (words: RegExp): Condition =>
  ({ code }) =>
    words.test(code);

/** The video or its latents hold NaN or infinity, or show nothing: numbers overflowed somewhere. */
export const notFinite: Condition = codeSays(
  /nan|not_a_number|finite|infinity|unhealthy|black|noise|overflow/i,
);

/** The request is too long for the text encoder, by the failure's words or numbers. */
export const tooLong: Condition = (failure) =>
  /prompt|token|sequence/i.test(`${failure.code} ${failure.technicalDetail}`);

/** All of them hold. */
export const all =
  (...conditions: readonly Condition[]): Condition =>
  (failure, context) =>
    conditions.every((condition) => condition(failure, context));

/** The kind of defect that the facts name, else the failure's code, contains these words. */
export const defectSays =
  (words: RegExp): Condition =>
  ({ code, facts }) =>
    words.test(typeof facts.kind === 'string' ? facts.kind : code);
