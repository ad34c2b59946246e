import type { HardwareFacts, HardwareProfile } from '@retake/plugin-api';
import type { Machine } from './machine.js';
import { readMachine } from './read-machine.js';

/** The rest is for the system, the desktop and Retake itself. */
const usable = 0.8;

/**
 * This machine without a graphics card. Always there.
 * @param read replaces reading the machine, for tests.
 */
export async function cpuProfile(read: () => Promise<Machine> = readMachine): Promise<HardwareProfile> {
  return {
    facts: factsOf(await read()),
    detect: async () => true,
    async live() {
      const machine = await read();
      const facts = factsOf(machine);
      return { ...facts, usable: Math.min(usable, freeBytes(machine) / facts.memoryBytes) };
    },
  };
}

function factsOf(machine: Machine): HardwareFacts {
  const { model, cores, totalBytes, limitBytes } = machine;
  return {
    id: 'cpu',
    title: `${model}, ${cores} ${cores === 1 ? 'core' : 'cores'}`,
    kind: 'cpu',
    memoryBytes: limitBytes ?? totalBytes,
    precisions: ['fp32', 'int8'],
    offloadOrder: ['text_encoder', 'image_encoder', 'transformer', 'transformer_2', 'vae'],
    usable,
    source:
      limitBytes === undefined ? 'memory of the operating system' : 'memory limit of the container (cgroup)',
  };
}

function freeBytes({ availableBytes, limitBytes, usedBytes = 0 }: Machine): number {
  return limitBytes === undefined
    ? availableBytes
    : Math.max(0, Math.min(availableBytes, limitBytes - usedBytes));
}
