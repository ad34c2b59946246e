import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loadPlugins, type PluginHost, type PluginReport, systemClock } from '@retake/kernel';
import { points } from '@retake/plugin-api';
import { FakeRandom, RecordingLogger } from '@retake/plugin-testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const logger = new RecordingLogger();
const trace: string[] = [];

/** What the suite is about: each broken package, the state it ends in, the phase it breaks in, the code it gets. */
const broken = [
  ['bad-config', 'failed', 'config', 'config_invalid'],
  ['bad-export', 'rejected', 'check', 'export_invalid'],
  ['bad-manifest', 'rejected', 'read', 'manifest_invalid'],
  ['half-broken', 'degraded', 'create', 'create_failed'],
  ['id-mismatch', 'rejected', 'check', 'id_mismatch'],
  ['leaves-its-folder', 'rejected', 'read', 'entry_outside'],
  ['needs-a-runtime', 'failed', 'create', 'service_missing'],
  ['never-resolves', 'failed', 'import', 'import_timeout'],
  ['never-resolves-in-create', 'failed', 'create', 'create_timeout'],
  ['never-resolves-in-start', 'failed', 'start', 'start_timeout'],
  ['not-built', 'rejected', 'read', 'entry_missing'],
  ['throws-in-create', 'failed', 'create', 'create_failed'],
  ['throws-in-register', 'failed', 'register', 'register_failed'],
  ['throws-in-start', 'failed', 'start', 'start_failed'],
  ['throws-on-import', 'failed', 'import', 'import_failed'],
  ['wrong-api', 'rejected', 'gate', 'api_unsupported'],
] as const;

const working = [
  'a-good',
  'z-good',
  'hides-package-json',
  'throws-in-call',
  'throws-in-stop',
  'never-resolves-in-stop',
];

let host: PluginHost;

function reportOf(name: string): PluginReport {
  const report = host.reports.find((item) => item.package === `@retake-e2e/${name}`);
  if (!report) throw new Error(`no report of ${name}`);
  return report;
}

describe('an app with every kind of broken plugin', () => {
  beforeAll(async () => {
    Object.assign(globalThis, { e2eTrace: trace });
    host = await loadPlugins({
      from: import.meta.url,
      config: { 'bad-config': { attempts: 'many' } },
      deadlines: { import: 3_000, create: 300, start: 300, stop: 300 },
      services: { clock: systemClock, random: new FakeRandom(), logger, cacheDirectory: tmpdir() },
    });
  });

  afterAll(() => host.stop());

  it.each(broken)('reports %s as %s in phase %s with code %s', (name, state, phase, code) => {
    expect(reportOf(name)).toMatchObject({ state, phase, code });
  });

  it.each(broken)('says of %s what to do and where it lies', (name) => {
    const report = reportOf(name);
    expect(report.message).toBeTruthy();
    expect(report.hint).toBeTruthy();
    expect(report.path?.endsWith(`plugins/${name}`)).toBe(true);
    expect(report.version).toBe('1.0.0');
  });

  it.each(working)('lets %s work', (name) => {
    expect(reportOf(name)).toMatchObject({ state: 'active' });
    expect(host.all(points.strategy).map(({ pluginId }) => pluginId)).toContain(name);
  });

  it('offers the good half of a plugin whose other half is broken', () => {
    const ids = host.all(points.strategy).map(({ id }) => id);
    expect(ids).toContain('half-broken.good');
    expect(ids).not.toContain('half-broken.bad');
  });

  it('offers nothing of a plugin that did not start', () => {
    const ids = host.all(points.strategy).map(({ pluginId }) => pluginId);
    expect(ids).not.toContain('throws-in-start');
    expect(ids).not.toContain('never-resolves-in-start');
  });

  it('rejects the second of two plugins with one id and names both places', () => {
    const rejected = reportOf('duplicate-id');
    expect(rejected).toMatchObject({ state: 'rejected', phase: 'check', code: 'duplicate_id' });
    expect(rejected.message).toContain('plugins/a-good');
    expect(rejected.message).toContain('plugins/duplicate-id');
  });

  it('never runs code of a plugin that speaks another api', () => {
    expect(globalThis).not.toHaveProperty('e2eWrongApiRan');
  });

  it('names the place, the expectation and the value of a refused configuration', () => {
    expect(reportOf('bad-config').message).toBe(
      'config.bad-config.attempts: expected a number (received "many")',
    );
  });

  it('says what a module exports instead of a plugin', () => {
    expect(reportOf('bad-export').message).toContain('an object with id, register as default');
  });

  it('tells which package would provide what is missing', () => {
    expect(reportOf('needs-a-runtime').message).toContain('needs a runtime plugin');
    expect(reportOf('needs-a-runtime').hint).toContain('@retake/runtime-ort');
  });

  it('passes on what a plugin threw', () => {
    expect(reportOf('throws-on-import').cause).toMatchObject({ message: 'no luck at the top level' });
    expect(reportOf('throws-in-create').cause).toMatchObject({ message: 'no luck while creating' });
  });

  it('logs every failure when it happens, with package, phase and code', () => {
    const lines = logger.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields);
    for (const [name, , phase, code] of broken)
      expect(lines).toContainEqual(expect.objectContaining({ package: `@retake-e2e/${name}`, phase, code }));
  });

  it('ignores dependencies that are no plugins', () => {
    const names = host.reports.map((report) => report.package);
    expect(names).not.toContain('@retake/kernel');
    expect(names).toHaveLength(names.filter((name) => name.startsWith('@retake-e2e/')).length);
  });

  it('comes to the same in a plain Node process, which ends by itself', async () => {
    const main = fileURLToPath(new URL('./main.mjs', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [main], { cwd: tmpdir() });
    const outcome = ({ package: name, state, phase, code }: PluginReport) => [name, state, phase, code];
    expect((JSON.parse(stdout) as PluginReport[]).map(outcome)).toEqual(host.reports.map(outcome));
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(host.reports))).toEqual(host.reports);
  });

  it('turns a crash in a call into a problem with a name, and quarantines the third time', async () => {
    const strategy = host.get(points.strategy, 'throws-in-call');
    const ask = () =>
      host.call(strategy, 'propose', (value) => value.propose({} as never, {} as never), {
        timeoutMs: 1_000,
      });
    for (const attempt of [1, 2, 3]) {
      const outcome = await ask();
      expect(outcome, `attempt ${attempt}`).toMatchObject({ ok: false, problem: { code: 'call_failed' } });
    }
    expect(host.all(points.strategy).map(({ id }) => id)).not.toContain('throws-in-call');
    expect(reportOf('throws-in-call')).toMatchObject({ state: 'failed', phase: 'call', code: 'quarantined' });
    expect(await ask()).toMatchObject({ ok: false, problem: { code: 'quarantined' } });
  });

  it('stops the last started first, past plugins that fail to stop', async () => {
    await host.stop();
    const stops = trace.filter((line) => line.startsWith('stop'));
    const starts = trace.filter((line) => line.startsWith('start'));
    expect(starts).toEqual(['start a-good', 'start z-good']);
    expect(stops).toEqual(['stop z-good', 'stop a-good']);
    expect(reportOf('throws-in-stop')).toMatchObject({ state: 'failed', phase: 'stop', code: 'stop_failed' });
    expect(reportOf('never-resolves-in-stop')).toMatchObject({
      state: 'failed',
      phase: 'stop',
      code: 'stop_timeout',
    });
  });
});
