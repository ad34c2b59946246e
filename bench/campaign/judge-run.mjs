/** What a journal says about one generation. */
export function judgeRun(events) {
  const end = events.findLast(({ type }) => ['run.finished', 'run.failed', 'run.canceled'].includes(type));
  const failures = events.filter(({ type }) => type === 'failure').map(({ failure }) => failure);
  return {
    failures,
    end: end?.type ?? 'none',
    typed:
      end?.type === 'run.finished' ||
      (end?.type === 'run.failed' && !!end.failure?.type && !!end.failure.code),
    same: triesOfTheSame(events),
    pluginProblems: events.filter(({ type }) => type === 'plugin.problem').length,
    decisions: events.flatMap(decisionOf),
    kept: shareKept(events),
  };
}

/** Pixels × frames of the last plan as a share of the first. */
function shareKept(events) {
  const sizes = events.flatMap(({ type, plan }) =>
    type === 'plan.made' || type === 'recovery.applied'
      ? [plan.request.width * plan.request.height * plan.request.frames]
      : [],
  );
  return sizes.at(-1) / sizes[0];
}

/** Failures after which another attempt began with the same plan and nothing changed in the world. */
function triesOfTheSame(events) {
  const same = [];
  let plan = '';
  let failure;
  let changed = false;
  for (const event of events) {
    if (event.type === 'plan.made') plan = JSON.stringify(event.plan);
    else if (event.type === 'failure') [failure, changed] = [event.failure, false];
    else if (event.type === 'recovery.operated') changed ||= event.changed;
    else if (event.type === 'recovery.applied') {
      const next = JSON.stringify(event.plan);
      if (next === plan && !changed) same.push(failure);
      plan = next;
    }
  }
  return same;
}

/** What was decided and why, without times, folders and ids that differ between runs. */
function decisionOf(event) {
  if (event.type === 'failure')
    return [['failure', event.failure.code, event.failure.stage, event.failure.confidence]];
  if (event.type === 'recovery.proposed')
    return [
      [
        'considered',
        ...event.actions.map(({ id, reason, probability }) => [id, reason, probability ?? null]),
      ],
    ];
  if (event.type === 'recovery.operated') return [['operated', event.actionId, event.changed]];
  if (event.type === 'recovery.applied') return [['applied', event.action.id, event.delayMs]];
  return event.type.startsWith('run.') ? [[event.type]] : [];
}
