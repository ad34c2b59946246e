import type { Failure } from '@retake/plugin-api';

/** Of a failure: what the words are chosen by, and its own sentence, which is more precise than that of its kind. */
export type Told = Pick<Failure, 'type' | 'code' | 'facts'> &
  Partial<Pick<Failure, 'userMessage' | 'evidence' | 'technicalDetail' | 'nextSteps'>>;
