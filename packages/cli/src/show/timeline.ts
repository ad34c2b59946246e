import type { RunEvent } from '@retake/kernel';
import type { Colors } from './colors.js';
import { showDuration } from './duration.js';
import { showFailurePlace } from './failure.js';
import { showHistoryProblem } from './history-problem.js';
import { showPluginProblem } from './plugin-problem.js';
import { showProbe } from './probe.js';
import { showRecovery } from './recovery.js';

/** What a run went through, one line per thing worth knowing, with the seconds since its start. */
export function showTimeline(events: readonly RunEvent[], colors: Colors): string {
  const start = events[0]?.at ?? 0;
  const lines = events.flatMap((event) => {
    const text = showMoment(event, colors);
    return text === undefined ? [] : [`${showDuration((event.at - start) / 1000).padStart(12)}  ${text}`];
  });
  return ['Timeline', ...lines].join('\n');
}

function showMoment(event: RunEvent, colors: Colors): string | undefined {
  switch (event.type) {
    case 'stage.started':
      return event.title;
    case 'stage.reused':
      return `${event.title} ${colors.dim('reused, nothing repeated')}`;
    case 'checkpoint.resumed':
      return `  goes on after step ${event.step}`;
    case 'failure':
      return `${colors.red('✗')} ${event.failure.userMessage} ${colors.dim(`(${showFailurePlace(event.failure)})`)}`;
    case 'plugin.problem':
      return `${colors.yellow('!')} ${showPluginProblem(event)}`;
    case 'history.problem':
      return `${colors.yellow('!')} ${showHistoryProblem(event)}`;
    case 'breaker.probe':
      return showProbe(event);
    case 'recovery.applied':
      return `${colors.yellow('↻')} ${showRecovery(event)}`;
    case 'run.resumed':
      return 'resumed';
    case 'run.finished':
      return `${colors.green('✓')} finished`;
    case 'run.failed':
      return `${colors.red('✗')} ended`;
    case 'run.canceled':
      return 'stopped';
    default:
      return undefined;
  }
}
