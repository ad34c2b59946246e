import type { RunEvent } from '@retake/kernel';
import type { Failure } from '@retake/plugin-api';
import { changesOf, costOf } from './describe-action.js';

/** One line a person reads for an event, or undefined for those that would only be noise. */
export function describeEvent(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'request.adjusted':
      return `request adjusted: ${event.changes.map((c) => `${c.path} ${c.from} → ${c.to}`).join(', ')}`;
    case 'stage.started':
      return `${event.title}`;
    case 'stage.reused':
      return `${event.title}: reused, not done again`;
    case 'checkpoint.resumed':
      return `going on after step ${event.step}`;
    case 'failure':
      return `✗ ${event.failure.userMessage} [${event.failure.code}]${fileOf(event.failure)}`;
    case 'recovery.applied':
      return `↻ ${event.action.title ?? event.action.id}\n            ${changesOf(event) || 'nothing changed in the plan'}; ${costOf(event)}`;
    case 'run.finished':
      return `✓ ${Object.values(event.files)[0]}`;
    case 'run.failed':
      return `■ ended: ${event.failure.userMessage}\n            ${event.failure.technicalDetail.split('\n')[0]}\n${event.nextSteps.map((s) => `            · ${s}`).join('\n')}`;
    default:
      return undefined;
  }
}

/** What is wrong with which file of a checkpoint; recovery may go around it without another word. */
function fileOf({ category, technicalDetail }: Failure): string {
  return category === 'WAN_WEIGHTS_INTEGRITY' ? `\n            ${technicalDetail.split('\n')[0]}` : '';
}
