import type { RunRequest } from '@retake/kernel';
import { RetakeError } from '@retake/plugin-api';
import type { DemoStage } from './demo-stage.js';
import type { Claim } from './fault.js';

/** How a request has to be refused. */
export interface Refusal {
  readonly code: string;
  /** What the hint must hold. */
  readonly hint?: string;
  readonly strict?: boolean;
}

/** Claims that a request is refused with this code, and with this hint, before anything is started. */
export async function refused(
  stage: DemoStage,
  what: string,
  request: RunRequest,
  { code, hint = '', strict = false }: Refusal,
): Promise<Claim> {
  const before = (await stage.retake.runs()).length;
  const thrown = await stage.take(what, request, { strict }).catch((error: unknown) => error);
  const after = (await stage.retake.runs()).length;
  const given = RetakeError.is(thrown) ? thrown : undefined;
  if (given) stage.say(`          ${given.message} (${given.code}). ${given.hint}`);
  const advised = hint ? `, hint "${given?.hint}",` : '';
  return {
    text: `${what} is refused with ${given?.code ?? 'nothing'}${advised} before a run exists`,
    holds: given?.code === code && given.hint.includes(hint) && before === after,
  };
}
