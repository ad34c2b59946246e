import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeApp, installFakeApp } from './fake-app.js';
import { type Ended, retake } from './retake.js';

let app: FakeApp;
beforeAll(() => {
  app = installFakeApp({ plugin: true });
});
afterAll(() => {
  app.remove();
});

const clip = (prompt: string, ...more: string[]) => [
  'generate',
  '--checkpoint',
  'checkpoint',
  '--prompt',
  prompt,
  ...more,
];
const json = (ended: Ended) => JSON.parse(ended.stdout);

describe('generate', () => {
  test('prints the clip on stdout and everything else on stderr', async () => {
    const ended = await retake(app.folder, clip('fine'));
    const path = ended.stdout.trimEnd();
    expect(ended.code).toBe(0);
    expect(dirname(path)).toBe(app.folder);
    expect(readFileSync(path, 'utf8')).toBe('not a video: fake, 3 steps');
    expect(ended.stderr).toContain('Denoise (fake)');
  });

  test('draws neither colours nor a bar where no terminal is', async () => {
    const { stderr } = await retake(app.folder, clip('fine'));
    for (const sign of ['\u001b', '\r', '━']) expect(stderr).not.toContain(sign);
  });

  test('prints exactly one JSON document with --json', async () => {
    const ended = await retake(app.folder, clip('fine', '--json', '--out', 'clips'));
    const { state, files, report } = json(ended);
    expect([ended.code, state]).toEqual([0, 'succeeded']);
    expect(dirname(files.video)).toBe(join(app.folder, 'clips'));
    expect(existsSync(report)).toBe(true);
  });

  test('names what it makes after --out FILE.mp4 and finds images from the current folder', async () => {
    const ended = await retake(app.folder, clip('fine', '--out', 'named/fox.mp4', '--image', 'cat.jpg'));
    expect([ended.code, ended.stdout]).toEqual([0, `${join(app.folder, 'named/fox.txt')}\n`]);
    expect(readdirSync(join(app.folder, 'named')).sort()).toEqual(['fox.contact.png', 'fox.json', 'fox.txt']);
    expect(readFileSync(join(app.folder, 'named/fox.contact.png'), 'utf8')).toContain(
      `of ${join(app.folder, 'cat.jpg')}`,
    );
    expect(ended.stderr).toContain(`contact sheet: ${join(app.folder, 'named/fox.contact.png')}`);
  });

  test('takes a model by its short name and values from a preset', async () => {
    const words = ['--model', 't2v', '--preset', 'short', '--out', 'short'];
    const ended = await retake(app.folder, clip('fine', ...words));
    expect(readFileSync(ended.stdout.trimEnd(), 'utf8')).toContain('1 steps');
  });

  test('prints every event as a line with --jsonl', async () => {
    const ended = await retake(app.folder, clip('fine', '--jsonl'));
    const events = ended.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events[0].type).toBe('run.created');
    expect(events.at(-1).type).toBe('run.finished');
  });

  test('writes previews where they are asked for', async () => {
    await retake(app.folder, clip('fine', '--previews', 'looks'));
    const names = readdirSync(join(app.folder, 'looks'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect(name).toMatch(/-step-00[123]\.png$/);
      expect(readFileSync(join(app.folder, 'looks', name), 'utf8')).toBe('fake preview');
    }
  });

  test('writes no previews unless asked', async () => {
    const before = readdirSync(app.folder);
    await retake(app.folder, clip('fine', '--out', 'plain'));
    const { length } = readdirSync(join(app.folder, 'plain')).filter((name) => name.endsWith('.png'));
    expect([length, readdirSync(app.folder).filter((name) => !before.includes(name))]).toEqual([
      0,
      ['plain'],
    ]);
  });

  test('tells what was adjusted and why', async () => {
    const { stderr } = await retake(app.folder, clip('fine', '--frames', '18'));
    expect(stderr).toContain('frames 18 → 17: frames are 4n + 1');
  });

  test('ends with 1, the failure and how to go on when the run fails', async () => {
    const ended = await retake(app.folder, clip('broken'));
    expect(ended.code).toBe(1);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toContain('the fake model breaks');
    expect(ended.stderr).toMatch(/Timeline[\s\S]*More: docs\/[\s\S]*retake resume \S+/);
  });

  test('names a plugin that crashed when it was asked about the failure', async () => {
    const { stderr } = await retake(app.folder, clip('broken'));
    expect(
      stderr.match(/! went on without an answer of the plugin fake: .* threw: the fake classifier/g),
    ).toHaveLength(2);
    expect(stderr).not.toContain('No installed classifier knows');
  });

  test('gives the failure as JSON too', async () => {
    const ended = await retake(app.folder, clip('broken', '--json'));
    expect(ended.code).toBe(1);
    expect(json(ended)).toMatchObject({ state: 'failed', failure: { stage: 'denoise' } });
  });
});

describe('what was asked wrongly ends with 2', () => {
  test.each([
    ['an unknown command', ['genrate'], 'Did you mean "retake generate"?'],
    ['an unknown flag', clip('fine', '--step', '3'), 'Did you mean --steps?'],
    ['a bad value', clip('fine', '--memory', '2'), '--memory: "2" is not an amount of memory'],
    ['a missing flag', ['generate', '--prompt', 'x'], '--checkpoint is missing'],
    ['a stray word', clip('fine', 'stray'), 'generate does not take "stray"'],
    ['a request the model refuses', clip('illegal'), 'allowed: legal words'],
    [
      'an adjustment in strict mode',
      clip('fine', '--frames', '18', '--strict'),
      'Strict mode changes nothing',
    ],
    ['an unknown model', clip('fine', '--model', 'wan-t3v'), 'wan-t3v'],
    ['an unknown profile', clip('fine', '--hardware', 'abacus'), 'abacus'],
    ['an unknown run', ['resume', 'nothing'], 'There is no run "nothing"'],
    ['a plan option there is not', clip('fine', '--set', 'residency=nowhere'), 'no residency nowhere'],
    [
      'a checkpoint that is not there',
      [...clip('fine').slice(0, 2), 'gone', '--prompt', 'x'],
      'gone is not there',
    ],
    ['a preset there is not', clip('fine', '--size', 'shirt'), 'Did you mean short?'],
    [
      'an image that is an address',
      clip('fine', '--image', 'https://a.b/c.jpg'),
      'is an address, not a file',
    ],
    ['another kind of video', clip('fine', '--out', 'one.webm'), 'clips are written as MP4'],
    ['a seed that is too large', clip('fine', '--seed', '9007199254740992'), 'at most 9007199254740991'],
    ['a flag without a command', ['--verbose'], 'Commands are generate, resume, runs, '],
    ['a resume without run', ['resume'], 'resume needs a <run>'],
  ])('%s', async (_, words, message) => {
    const ended = await retake(app.folder, words);
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toContain(message);
  });

  test('as JSON when that was asked for', async () => {
    const ended = await retake(app.folder, clip('fine', '--steps', 'x', '--json'));
    expect(json(ended).error).toMatchObject({ code: 'usage', message: '--steps: "x" is not a whole number' });
  });
});

test('--json and --jsonl are refused together', async () => {
  const ended = await retake(app.folder, clip('fine', '--json', '--jsonl'));
  expect([ended.code, json(ended).error.message]).toEqual([2, '--json and --jsonl exclude each other']);
});

describe('folders that cannot be used end with 1, without a stack', () => {
  test.each([
    ['an output folder', clip('fine', '--out', 'package.json'), 'The output folder'],
    ['a runs directory', clip('fine', '--runs-dir', 'package.json'), 'The runs directory'],
  ])('%s', async (_, words, message) => {
    const { code, stderr } = await retake(app.folder, words);
    expect(code).toBe(1);
    expect(stderr).toContain(`${message} ${join(app.folder, 'package.json')} cannot be used: it`);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('but a runs directory that is only looked at was mistyped', async () => {
    const { code, stderr } = await retake(app.folder, ['runs', '--runs-dir', 'package.json']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--runs-dir: this is no folder')]);
  });
});

describe('a failed run', () => {
  test('goes on with more memory, into another folder, by words printed to be pasted', async () => {
    const failed = await retake(app.folder, clip('hungry', '--memory', '20MiB', '--runs-dir', 'own runs'));
    const [, id = ''] = /Try again with: retake resume (\S+) --runs-dir "own runs"/.exec(failed.stderr) ?? [];
    const words = ['resume', id, '--runs-dir', 'own runs', '--memory', '1GiB', '--out', 'elsewhere'];
    const ended = await retake(app.folder, words);
    expect([failed.code, ended.code]).toEqual([1, 0]);
    expect(dirname(ended.stdout.trimEnd())).toBe(join(app.folder, 'elsewhere'));
    const again = await retake(app.folder, words);
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain(`Nothing to resume; the result is ${ended.stdout.trimEnd()}.`);
  });
});

describe('an interrupted run', () => {
  const runOf = (stderr: string) => /retake resume (\S+)/.exec(stderr)?.[1] ?? '';
  const interruptOnce = () => {
    let sent = false;
    return (stderr: string, child: { kill(signal: NodeJS.Signals): boolean }, signal: NodeJS.Signals) => {
      if (sent || !stderr.includes('Denoise (fake)')) return;
      sent = true;
      child.kill(signal);
    };
  };

  test('ends with 130, tells how to go on, and goes on', async () => {
    const interrupt = interruptOnce();
    const stopped = await retake(app.folder, clip('slow', '--steps', '20'), (stderr, child) =>
      interrupt(stderr, child, 'SIGINT'),
    );
    expect([stopped.code, stopped.stdout]).toEqual([130, '']);
    const ended = await retake(app.folder, ['resume', runOf(stopped.stderr)]);
    expect(ended.code).toBe(0);
    expect(readFileSync(ended.stdout.trimEnd(), 'utf8')).toContain('20 steps');
  });

  test('is listed as resumable', async () => {
    const interrupt = interruptOnce();
    const stopped = await retake(app.folder, clip('slow', '--steps', '20'), (stderr, child) =>
      interrupt(stderr, child, 'SIGTERM'),
    );
    const listed = json(await retake(app.folder, ['runs', '--json']));
    const run = listed.find(({ id }: { id: string }) => id === runOf(stopped.stderr));
    expect(run).toMatchObject({ state: 'canceled', resumable: true });
  });

  test('survives kill -9 of the command', async () => {
    const interrupt = interruptOnce();
    const killed = await retake(app.folder, clip('slow', '--steps', '20'), (stderr, child) =>
      interrupt(stderr, child, 'SIGKILL'),
    );
    expect(killed.signal).toBe('SIGKILL');
    const id = /run (\S+)/.exec(killed.stderr)?.[1] ?? '';
    const listed = json(await retake(app.folder, ['runs', '--json']));
    expect(listed.find((run: { id: string }) => run.id === id)).toMatchObject({ state: 'paused' });
    expect(await retake(app.folder, ['resume', id])).toMatchObject({ code: 0 });
  });
});
