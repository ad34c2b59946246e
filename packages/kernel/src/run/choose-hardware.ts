import { type HardwareFacts, type HardwareProfile, points, RetakeError } from '@retake/plugin-api';
import type { ActiveContribution, PluginHost } from '../lifecycle/index.js';

const detectMs = 5_000;

export interface ChosenHardware {
  readonly facts: HardwareFacts;
  /** True when the profile was chosen by name and this machine does not have the device. */
  readonly simulated: boolean;
}

/**
 * The profile with the given id, or the first that recognises this machine.
 * @throws RetakeError `hardware_unknown` with the ids there are.
 */
export async function chooseHardware(plugins: PluginHost, id: string | undefined): Promise<ChosenHardware> {
  if (id !== undefined) {
    const profile = plugins.get(points.hardware, id);
    const simulated = !(await detects(plugins, profile));
    return { facts: await factsOf(plugins, profile, simulated), simulated };
  }
  const profiles = plugins.all(points.hardware);
  for (const profile of profiles) {
    if (await detects(plugins, profile)) {
      return { facts: await factsOf(plugins, profile, false), simulated: false };
    }
  }
  const known = profiles.map((profile) => profile.id);
  const list = known.length === 0 ? 'none is installed' : `installed are ${known.join(', ')}`;
  throw new RetakeError('hardware_unknown', `No hardware profile recognises this machine; ${list}.`, {
    facts: { known },
    ...(known.length === 0 ? { hint: 'Install a hardware plugin, for example @retake/hw-cpu.' } : {}),
  });
}

async function detects(plugins: PluginHost, profile: ActiveContribution<HardwareProfile>): Promise<boolean> {
  const options = { timeoutMs: detectMs };
  const answer = await plugins.call(profile, 'detect', (value, signal) => value.detect(signal), options);
  return answer.ok && answer.value === true;
}

async function factsOf(
  plugins: PluginHost,
  profile: ActiveContribution<HardwareProfile>,
  simulated: boolean,
): Promise<HardwareFacts> {
  const { facts } = profile.value;
  if (simulated || !profile.value.live) return facts;
  const options = { timeoutMs: detectMs };
  const live = async (value: HardwareProfile, signal: AbortSignal) => (await value.live?.(signal)) ?? facts;
  const answer = await plugins.call(profile, 'live', live, options);
  return answer.ok ? answer.value : facts;
}
