import type { RunEvent } from '@retake/kernel';
import type { Colors } from './colors.js';
import { showFailurePlace } from './failure.js';
import { showPluginProblem } from './plugin-problem.js';
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
      return `${colors.red('✗')} ${event.failure.userMessage} ${colors.dim(`(${event.failure.code}, ${showFailurePlace(event.failure)})`)}`;
    case 'plugin.problem':
      return `${colors.yellow('!')} ${showPluginProblem(event)}`;
    case 'recovery.operated':
      return `${event.changed ? colors.yellow('⚒') : colors.dim('⚒')} ${event.detail}`;
    case 'recovery.applied':
      return `${colors.yellow('↻')} ${showRecovery(event)}`;
    default:
      return undefined;
  }
}
