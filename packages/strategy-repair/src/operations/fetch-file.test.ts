import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { names, put, safetensors, sha256, workshop } from '../../test/repair-kit.js';
import { fetchFile } from './fetch-file.js';

const whole = safetensors({ a: 2000 });
const params = { file: 'model.safetensors', component: 'vae' };

/** A server that answers as given; its address. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/wan/`;
}

/** Delivers the file, from the asked byte on, with its hash. */
const deliver: RequestListener = (request, response) => {
  const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
  response.writeHead(from > 0 ? 206 : 200, { etag: `"${sha256(whole)}"`, 'x-path': request.url ?? '' });
  response.end(whole.subarray(from));
};

async function shopWith(...answers: RequestListener[]) {
  const shop = await workshop();
  const urls = await Promise.all(answers.map(serve));
  const { checkpoint } = shop;
  const config = { folders: [], sources: urls.map((url) => ({ checkpoint, url })) };
  const path = join(checkpoint, 'vae', 'model.safetensors');
  return { ...shop, operation: fetchFile({ config }), path };
}

it('puts the whole file in place of the damaged one', async () => {
  const asked: string[] = [];
  const { perform, operation, path } = await shopWith((request, response) => {
    asked.push(request.url ?? '');
    deliver(request, response);
  });
  await put(path, whole.subarray(0, 100));
  expect(await perform(operation, params)).toMatchObject({
    changed: true,
    facts: { files: ['vae/model.safetensors'] },
  });
  expect(await readFile(path)).toEqual(whole);
  expect((await readFile(`${path}.damaged`)).length).toBe(100);
  expect(asked).toEqual(['/wan/vae/model.safetensors']);
});

it('fetches the weights of a folder that has none, whatever they are called', async () => {
  const { perform, operation, path, checkpoint } = await shopWith((request, response) => {
    if (request.url?.endsWith('/vae/model.safetensors')) deliver(request, response);
    else response.writeHead(404).end();
  });
  await put(join(checkpoint, 'vae', 'config.json'), '{}');
  const folder = { file: join(checkpoint, 'vae'), component: 'vae' };
  expect(await perform(operation, folder)).toMatchObject({ changed: true });
  expect(await readFile(path)).toEqual(whole);
});

it('fetches every missing shard, and only those', async () => {
  const asked: string[] = [];
  const { perform, operation, checkpoint } = await shopWith((request, response) => {
    asked.push(request.url ?? '');
    deliver(request, response);
  });
  const shards = ['a', 'b', 'c'].map((name) => `${name}.safetensors`);
  const map = JSON.stringify({ weight_map: Object.fromEntries(shards.map((name) => [name, name])) });
  await put(join(checkpoint, 'vae', 'model.safetensors.index.json'), map);
  await put(join(checkpoint, 'vae', 'b.safetensors'), whole);
  const folder = { file: 'vae', component: 'vae' };
  expect(await perform(operation, folder)).toMatchObject({ changed: true });
  expect(asked).toEqual(['/wan/vae/a.safetensors', '/wan/vae/c.safetensors']);
});

it('fetches a missing file, going on where an earlier try stopped', async () => {
  const ranges: unknown[] = [];
  const { perform, operation, path, checkpoint } = await shopWith((request, response) => {
    ranges.push(request.headers.range);
    deliver(request, response);
  });
  await put(`${path}.part`, whole.subarray(0, 1000));
  expect(await perform(operation, params)).toMatchObject({ changed: true });
  expect(await readFile(path)).toEqual(whole);
  expect(ranges).toEqual(['bytes=1000-']);
  expect(await names(join(checkpoint, 'vae'))).toEqual(['model.safetensors']);
});

it('takes the next mirror when one fails, delivers a page, or something else', async () => {
  const gone: RequestListener = (_request, response) => void response.writeHead(503).end();
  const page: RequestListener = (_request, response) => void response.end('<html>');
  const other: RequestListener = (_request, response) => {
    response.writeHead(200, { etag: sha256('x') });
    response.end(whole);
  };
  const { perform, operation, path } = await shopWith(gone, page, other, deliver);
  expect(await perform(operation, params)).toMatchObject({ changed: true });
  expect(await readFile(path)).toEqual(whole);
});

it('leaves everything as it was when no source delivers', async () => {
  const page: RequestListener = (_request, response) => void response.end('<html>');
  const { perform, operation, path, checkpoint } = await shopWith(page);
  await put(path, 'damaged');
  const result = await perform(operation, params);
  expect(result).toMatchObject({
    changed: false,
    detail: expect.stringContaining('not a whole safetensors'),
  });
  expect(await names(join(checkpoint, 'vae'))).toEqual(['model.safetensors']);
  expect(await readFile(path, 'utf8')).toBe('damaged');
});

it('asks nobody without a source, or for a file outside of the checkpoint', async () => {
  const { perform, operation, checkpoint, parts } = await shopWith(deliver);
  expect(await perform(fetchFile(parts), params)).toMatchObject({ changed: false });
  expect(await perform(operation, { ...params, skip: 1 })).toMatchObject({ changed: false });
  expect(await perform(operation, { file: '../../x.safetensors' })).toMatchObject({ changed: false });
  expect(await names(checkpoint)).toEqual([]);
});
