import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemTools } from './system-tools.js';

const { signal } = new AbortController();
const tools = systemTools(import.meta.dirname);

test('programs are run without a shell, and one that is missing is null', async () => {
  const words = ['-e', 'console.log(process.argv[1]); console.error("e"); process.exit(3)', '--', '$HOME;x'];
  expect(await tools.run(process.execPath, words, signal)).toEqual({
    exitCode: 3,
    stdout: '$HOME;x\n',
    stderr: 'e\n',
  });
  expect(await tools.run('no-such-program-here', [], signal)).toBeNull();
  await expect(
    tools.run(process.execPath, ['-e', '0'], AbortSignal.abort(new Error('enough'))),
  ).rejects.toThrow('enough');
});

test('disk and memory of this machine are real figures', async () => {
  const space = await tools.space(join(tmpdir(), 'not', 'there', 'yet'));
  expect(space.totalBytes).toBeGreaterThan(space.freeBytes);
  const memory = await tools.memory();
  expect(memory.freeBytes).toBeGreaterThan(0);
  expect(memory.totalBytes).toBeGreaterThanOrEqual(memory.freeBytes);
});

test('a HEAD request gives status and wait, does not follow, and tells why there is no answer', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(request.url === '/busy' ? 429 : 302, { 'retry-after': '7', location: '/next' }).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await tools.head(`${at}/busy`, {}, signal)).toEqual({ status: 429, retryAfterSeconds: 7 });
  expect(await tools.head(`${at}/moved`, {}, signal)).toMatchObject({ status: 302 });
  expect(asked).toEqual(['HEAD /busy', 'HEAD /moved']);
  await new Promise((closed) => server.close(closed));
  expect(await tools.head(at, {}, signal)).toEqual({ problem: expect.stringContaining('ECONNREFUSED') });
});

test('providers are null where no ONNX Runtime is installed, and the real list where it is', async () => {
  expect(await systemTools(tmpdir(), {}).providers(signal)).toBeNull();
  const app = join(import.meta.dirname, '../../../runtime-ort');
  const found = await systemTools(app).providers(signal);
  expect(found).toContain('cpu');
  // Install scripts are switched off in this repository, so the library of the provider is not there.
  if (process.platform === 'linux') expect(found).not.toContain('cuda');
});

test('a folder without a model is not usable', async () => {
  expect(await tools.inspect(import.meta.dirname, signal)).toMatchObject({ usable: false });
}, 60_000);
