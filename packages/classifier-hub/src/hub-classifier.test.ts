import { readFileSync } from 'node:fs';
import type { ErrorEvidence } from '@retake/plugin-api';
import { checkFailureRules } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { hubClassifier, hubRules } from './hub-classifier.js';

const evidence = (message: string, more?: Partial<ErrorEvidence>): ErrorEvidence => ({
  name: 'Error',
  message,
  causes: [],
  facts: {},
  ...more,
});
const first = (message: string, more?: Partial<ErrorEvidence>) =>
  hubClassifier.classify(evidence(message, more))[0];

describe('the words of hubs', () => {
  it('keep the contract of every table', () => {
    expect(checkFailureRules(hubRules)).toEqual([]);
  });

  it.each([
    [401, 'status_access'],
    [403, 'status_access'],
    [404, 'status_missing'],
    [429, 'status_rate'],
    [502, 'status_server'],
  ])('reads the status %i that stands beside the words', (httpStatus, rule) => {
    expect(first('it went wrong', { httpStatus })?.rule).toBe(rule);
  });

  it('reads how long to wait', () => {
    const words =
      '429 Client Error: Too Many Requests for url: https://hub.example/a. Retry after 55 seconds (0/2500 left).';
    expect(first(words)).toMatchObject({ rule: 'rate_limited', retryAfterMs: 55_000 });
    expect(first('HTTP/2 429\nretry-after: 7')).toMatchObject({ rule: 'rate_limited', retryAfterMs: 7_000 });
    expect(first('Too Many Requests')).not.toHaveProperty('retryAfterMs');
  });

  it('reads sizes, statuses and addresses', () => {
    expect(
      first('Consistency check failed: file should be of size 986 but has size 427 (x).')?.facts,
    ).toEqual({
      bytesExpected: 986,
      bytesGiven: 427,
    });
    expect(first('HTTPError: 502 Server Error: Bad Gateway for url: https://hub.example/a')?.facts).toEqual({
      httpStatus: 502,
    });
    expect(first('Repository Not Found for url: https://hub.example/api/models/a/b.\nPlease')?.facts).toEqual(
      {
        url: 'https://hub.example/api/models/a/b',
      },
    );
    expect(
      first(
        'Not enough free disk space to download the file. The expected file size is: 2.0 MB. The target location x only has 1.0 MB free disk space.',
      )?.facts,
    ).toEqual({
      bytesAsked: 2 * 1024 ** 2,
      bytesFree: 1024 ** 2,
    });
  });

  it('names the cause and not the wrapper of a chain in one text', () => {
    const wrapper = 'LocalEntryNotFoundError: An error happened while trying to locate the file on the Hub';
    expect(first(`ConnectTimeoutError(<obj>, '(connect timeout=10)')\n\n${wrapper}`)?.rule).toBe(
      'connect_timed_out',
    );
    expect(first(`SSLCertVerificationError(1)\n\n${wrapper}`)?.rule).toBe('certificate_not_trusted');
    expect(first(wrapper)?.rule).toBe('hub_not_reached');
  });

  it('tells a private model from a missing one by its status', () => {
    const words = (status: number) =>
      `${status} Client Error. Repository Not Found for url: https://hub.example/a.`;
    expect(first(words(401))?.type).toBe('permission_denied');
    expect(first(words(404))?.type).toBe('model_download_failure');
  });

  it('takes a path for a path and a name for a name', () => {
    const words = (id: string) => `Repo id must be in the form 'name' or 'owner/name': '${id}'.`;
    for (const path of ['./a/b', '/models/a', 'C:\\models\\a', 'models/wan/a'])
      expect(first(words(path))?.rule).toBe('path_taken_for_name');
    expect(first(words('a b'))?.rule).toBe('name_invalid');
  });

  it.each([
    ['curl: (6) Could not resolve host: hub.example', 'host_not_found'],
    ['curl: (7) Failed to connect to hub.example port 443: Connection refused', 'connection_broken'],
    ['curl: (18) transfer closed with 31 bytes remaining to read', 'cut_short'],
    ['curl: (60) SSL certificate problem: unable to get local issuer certificate', 'certificate_not_trusted'],
    ['HTTP request sent, awaiting response... 404 Not Found', 'not_found'],
    ['ERROR 503: Service Unavailable.', 'server_failed_maybe'],
    ['pull manifest: Get "https://hub.example/v2/a": net/http: TLS handshake timeout', 'tls_broken'],
    ['Error: max retries exceeded: EOF', 'cut_short'],
    ['AxiosError: timeout of 10000ms exceeded', 'answer_stalled'],
    ['httpx.RemoteProtocolError: Server disconnected without sending a response.', 'connection_broken'],
    ['errorCode=19 CUID#10 - Name resolution for hub.example failed', 'host_not_found'],
    ['Error: Response status was 416', 'resume_refused'],
    ['Data processing error: CAS service error : os error 10054', 'connection_broken'],
  ])('knows the words of other tools: %s', (message, rule) => {
    expect(first(message)?.rule).toBe(rule);
  });

  it('is never sure of a status that may come from a local server', () => {
    expect(first('"POST /generate HTTP/1.1" 500 Internal Server Error')?.confidence ?? 0).toBeLessThan(0.6);
  });

  it('has every code explained in docs/failures.md', () => {
    const page = readFileSync(new URL('../../../docs/failures.md', import.meta.url), 'utf8');
    expect(hubRules.map(({ code }) => code).filter((code) => !page.includes(`## ${code}\n`))).toEqual([]);
  });

  it('is silent about words of others', () => {
    for (const message of [
      'CUDA out of memory',
      'KeyError: vae.conv1',
      'ENOSPC: no space left on device, write',
      '',
    ])
      expect(hubClassifier.classify(evidence(message))).toEqual([]);
  });
});
