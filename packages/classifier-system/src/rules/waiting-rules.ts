import type { FailureRule } from '@retake/plugin-api';

const waiting = {
  category: 'WAN_MODEL_LOADING',
  type: 'model_loading_timeout',
  severity: 'medium',
  scope: 'process',
  transience: 'transient',
  firstMove: 'immediate_retry',
} as const;

/** Programs that waited for a model or a server to be ready, and gave up. */
export const waitingRules: readonly FailureRule[] = [
  {
    id: 'not_ready_in_time',
    when: {
      words: [
        /(?:did not|failed to|didn't|never) (?:become|becoming|get|come up|be) ?(?:ready|healthy|alive|available)[^\n]{0,20}?(?:within|in|after) (?<waitedSeconds>\d+(?:\.\d+)?) ?(?:s\b|sec)/i,
        /(?:did not|failed to|didn't|never) (?:become|get|come up|be) ?(?:ready|healthy|alive|available)/i,
        /did not (?:answer|respond)[^\n]{0,40} within (?<waitedSeconds>\d+)/i,
        /not (?:healthy|ready|running|responding) after (?<waitedSeconds>\d+)/i,
        /(?<!the )(?:[Ll]aunch|[Ss]tart-?up|[Ll]oad(?:ing)?|[Ii]nitiali[sz]ation)(?: (?:of|the|model|weights|checkpoint|process|server|engine|worker|pipeline)){0,4} (?:has )?(?:timed out|timeout)/,
        /[Tt]ime(?:d )?out (?:while |when |after [^\n]{0,20})?(?:waiting (?:for|until)|loading|starting|initiali[sz]ing)[^\n]{0,60}?(?:model|server|engine|worker|weights|pipeline|checkpoint|backend|runner|ready|start)/,
        /[Mm]odel[^\n]{0,60}(?:load(?:ing)?|start(?:ing|up)?)[^\n]{0,40}(?:timed out|timeout|took too long)/,
        /(?:startup|load|loading|launch|ready|health)[-_ ]?(?:check )?timeout[^\n]{0,30}(?:exceeded|reached|expired|after)/i,
        /[Ww]atchdog(?! caught collective)[^\n]{0,60}(?:load|startup|ready|timeout|timed out)/,
        /(?:Readiness|Liveness|Startup) probe failed/,
        /progress[^\n]{0,30}0%[^\n]{0,30}(?:stuck|hang)|stuck (?:at|on|while) load/i,
        /(?:failed|unable|could not|did not|didn't)(?: to)? (?:start|load|initiali[sz]e|respond|boot|come up)[^\n]{0,60} (?:within|in|after) (?<waitedSeconds>\d+(?:\.\d+)?) ?(?:s|sec|seconds|m|min|minutes)\b/i,
        /not (?:ready|loaded|healthy|up|available)[^\n]{0,30} after \d+ ?(?:s|sec|seconds|m|min|minutes)\b/i,
        /load(?:ing)?\b[^\n]{0,60}exceed(?:ed|s)[^\n]{0,30}(?:timeout|time limit|deadline)/i,
        /load(?:ing)?\b[^\n]{0,60}took (?:more|longer) than /i,
        /(?:fail(?:ed|ure) to|error|could not|unable to|cannot) (?:load|start|initiali[sz])\w*\b[^\n]{0,160}\n?[^\n]{0,80}(?:\bTimeoutE\w+|\btimed out\b|startup timeout)/i,
        /took too long to (?:load|start|initiali[sz]e|become ready)\b/i,
        /deadline exceeded[^\n]{0,40}(?:load|start|initiali[sz])|(?:load|start|initiali[sz])ing?\b[^\n]{0,60}deadline exceeded/i,
        /\bload of [^\n]{1,120} timed out\b/i,
      ],
    },
    ...waiting,
    code: 'WAN_MODEL_LOADING/not_ready_in_time',
    confidence: 0.91,
    userMessage: 'The model was not loaded in the time it was given.',
    nextSteps: [
      'Start again: the second time, much of the file is already in memory.',
      'Allow more time, or put the model on a faster disk.',
    ],
    example: 'TimeoutError: Engine did not become ready within 600s',
    reason: 'somebody waited and counted',
  },
  {
    id: 'task_blocked',
    when: { words: [/task (?<program>[\w.:-]+) blocked for more than (?<waitedSeconds>\d+) seconds/] },
    ...waiting,
    type: 'system_resource_error',
    scope: 'host',
    code: 'WAN_MODEL_LOADING/task_blocked',
    confidence: 0.8,
    userMessage: 'A process hangs in the system, mostly on a disk or network share that does not answer.',
    nextSteps: ['Check the disk or share that holds the model.', 'Copy the model to a local disk.'],
    example: 'INFO: task python:4711 blocked for more than 120 seconds.',
    reason: 'the kernel counts how long a process waits for a device',
  },
];
