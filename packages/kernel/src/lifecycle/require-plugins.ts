import { RetakeError } from '@retake/plugin-api';
import type { PluginRecord } from './plugin-record.js';

/**
 * Holds the caller's `required` list against what came up.
 * @throws RetakeError `plugin_required`, with the report of the first that is missing
 */
export function requirePlugins(required: readonly string[], records: readonly PluginRecord[]): void {
  for (const name of required) {
    const report = records
      .filter((record) => record.id === name || record.candidate.package === name)
      .map((record) => record.report())
      .sort((a, b) => Number(isUp(b.state)) - Number(isUp(a.state)))[0];
    if (report && isUp(report.state)) continue;
    if (!report)
      throw new RetakeError(
        'plugin_required',
        `"${name}" is required but no dependency of the app is a plugin of that name`,
        {
          hint: 'Add it to the dependencies of the app and install it.',
          facts: { required: name },
        },
      );
    const { code = 'unknown', message = '', hint = '', phase } = report;
    throw new RetakeError('plugin_required', `"${name}" is required but ${report.state}: ${message}`, {
      hint,
      facts: { required: name, phase, code },
    });
  }
}

function isUp(state: string): boolean {
  return state === 'active' || state === 'degraded';
}
