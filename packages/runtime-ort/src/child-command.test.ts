import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { childCommand } from './child-command.js';

describe('childCommand', () => {
  it('runs node itself when there is no limit', () => {
    const command = childCommand('/opt/my node', ['/a b/child.js', '2'], null);
    expect(command.file).toBe('/opt/my node');
    expect(command.args.slice(-2)).toEqual(['/a b/child.js', '2']);
  });

  it.each([null, 1e9])('keeps ONNX Runtime from sending usage data (limit %s)', (limit) => {
    expect(childCommand('node', [], limit).env.ORT_DISABLE_TELEMETRY).toBe('1');
  });

  it.runIf(process.platform === 'linux')('sets the limit in bytes and keeps words whole', () => {
    const program = 'process.stdout.write(JSON.stringify([process.argv.slice(1), limit()]));';
    const limit =
      'function limit() { return /Max data size +(\\d+) +(\\d+)/.exec(require("fs").readFileSync("/proc/self/limits", "utf8")).slice(1, 3) }';
    const words = ['-e', `${limit}\n${program}`, 'ä b', '$HOME "quoted"'];
    const { file, args } = childCommand(process.execPath, words, 3 * 2 ** 30);
    expect(JSON.parse(execFileSync(file, args, { encoding: 'utf8' }))).toEqual([
      ['ä b', '$HOME "quoted"'],
      [String(3 * 2 ** 30), String(3 * 2 ** 30)],
    ]);
  });
});
