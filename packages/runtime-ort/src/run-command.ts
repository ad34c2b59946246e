import type { RunCall } from '@retake/plugin-api';
import type { RunCommand } from './messages.js';
import { checkTensor } from './tensor-headers.js';

/** A call as it goes to the child: the command, then the model (if it brings one), then the tensors it brings. */
export function runCommand(call: RunCall): { command: RunCommand; payloads: readonly ArrayBufferView[] } {
  const { target } = call;
  const payloads: ArrayBufferView[] = 'session' in target ? [] : [target.model];
  const feeds = Object.entries(call.feeds).map(([name, value]) => {
    if ('remote' in value) return [name, value.remote] as const;
    payloads.push(value.data);
    return [name, checkTensor(name, value)] as const;
  });
  const where =
    'session' in target
      ? { session: target.session }
      : { name: target.name, weightsRoot: target.weightsRoot };
  const writeTo = Object.entries(call.writeTo ?? {}).map(([name, to]) => [name, to?.remote ?? null] as const);
  return {
    command: {
      op: 'run',
      target: where,
      feeds,
      keep: call.keep ?? [],
      fetch: call.fetch ?? [],
      ...(writeTo.length > 0 ? { writeTo } : {}),
    },
    payloads,
  };
}
