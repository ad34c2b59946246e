import type { RunEvent } from '@retake/kernel';
import type { Failure } from '@retake/plugin-api';
import type { Colors } from './colors.js';
import { showFailurePlace } from './failure.js';
import { showHistoryProblem } from './history-problem.js';
import { showPluginProblem } from './plugin-problem.js';
import { showProbe } from './probe.js';
import { showRecovery } from './recovery.js';
import { showChange } from './value.js';

/** What is said about an event while the run goes on; undefined for what would only be noise. */
export function narrate(event: RunEvent, colors: Colors): string | undefined {
  switch (event.type) {
    case 'run.created':
      return colors.dim(
        `run ${event.runId}${event.simulated ? `, planned for a simulated ${event.hardware.title}` : ''}`,
      );
    case 'request.adjusted':
      return event.changes
        .map((change) => `${colors.yellow('!')} ${showChange(change)}: ${change.reason}`)
        .join('\n');
    case 'stage.started':
      return event.title;
    case 'stage.reused':
      return `${event.title} ${colors.dim('(reused)')}`;
    case 'checkpoint.resumed':
      return colors.dim(`  goes on after step ${event.step}`);
    case 'failure':
      return narrateFailure(event.failure, colors);
    case 'plugin.problem':
      return `${colors.yellow('!')} ${showPluginProblem(event)}`;
    case 'history.problem':
      return `${colors.yellow('!')} ${showHistoryProblem(event)}`;
    case 'breaker.probe':
      return colors.dim(showProbe(event));
    case 'recovery.operated':
      return `${event.changed ? colors.yellow('⚒') : colors.dim('⚒')} ${event.detail}`;
    case 'recovery.applied':
      return `${colors.yellow('↻')} ${showRecovery(event)}`;
    default:
      return undefined;
  }
}

/** One line; of a checkpoint also which file of it, which recovery may go around without another word. */
function narrateFailure(failure: Failure, colors: Colors): string {
  const place = colors.dim(`(${failure.code}, ${showFailurePlace(failure)})`);
  const line = `${colors.red('✗')} ${failure.userMessage} ${place}`;
  if (failure.category !== 'WAN_WEIGHTS_INTEGRITY') return line;
  return `${line}\n  ${colors.dim(failure.technicalDetail.split('\n')[0] ?? '')}`;
}
