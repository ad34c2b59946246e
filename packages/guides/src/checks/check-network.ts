import type { Check } from './check.js';
import { hub, mayHaveToken, readToken, urlOf } from './hub.js';
import { failed, passed, unknown } from './result.js';

const status = { unauthorised: 401, forbidden: 403, missing: 404, tooMany: 429, serverError: 500 } as const;

/** Whether the server of the URL answers, with whatever but an error of its own. */
export const checkReachable: Check = async ({ facts, tools, signal }) => {
  const { origin } = new URL(urlOf(facts) ?? hub);
  const answer = await tools.head(origin, {}, signal);
  if ('problem' in answer) return failed(`${origin} cannot be reached: ${answer.problem}.`, { url: origin });
  const found = { url: origin, httpStatus: answer.status };
  if (answer.status === status.tooMany)
    return failed(`${origin} asks to wait${secondsOf(answer.retryAfterSeconds)} (HTTP 429).`, found);
  return answer.status >= status.serverError
    ? failed(`${origin} answers with an error of its own (HTTP ${answer.status}).`, found)
    : passed(`${origin} answers (HTTP ${answer.status}).`, found);
};

/** Whether this very file or page is there and may be had. */
export const checkUrl: Check = async (context) => {
  const url = urlOf(context.facts);
  const { repository } = context.facts;
  if (url === null && repository !== undefined)
    return failed(`"${repository}" is not the name of a repository, which is owner/name.`);
  if (url === null) return unknown('Which file or model is to be downloaded is not known.');
  const token = mayHaveToken(url) ? await readToken(context) : null;
  const answer = await context.tools.head(
    url,
    token ? { authorization: `Bearer ${token}` } : {},
    context.signal,
  );
  if ('problem' in answer) return failed(`${url} cannot be reached: ${answer.problem}.`, { url });
  const found = { url, httpStatus: answer.status };
  const { status: got } = answer;
  if (got < 400) return passed(`${url} may be downloaded (HTTP ${got}).`, found);
  const whom = token ? 'the account of the stored token' : 'anybody without a token';
  if (got === status.unauthorised || got === status.forbidden)
    return failed(`${url} is not open to ${whom} (HTTP ${got}).`, found);
  if (got === status.missing) return failed(`${url} does not exist (HTTP 404).`, found);
  return failed(`${url} is refused (HTTP ${got}${secondsOf(answer.retryAfterSeconds)}).`, found);
};

/** Whether a token is stored. What it says is not shown. */
export const checkToken: Check = async (context) =>
  (await readToken(context))
    ? passed('A Hugging Face token is stored for this user.')
    : failed('No Hugging Face token is stored: neither HF_TOKEN nor the file that `hf auth login` writes.');

/** Whether downloads are switched off. */
export const checkOnline: Check = async ({ tools: { env } }) => {
  const name = ['HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE', 'DIFFUSERS_OFFLINE'].find((one) =>
    /^(1|true|yes|on)$/i.test(env[one] ?? ''),
  );
  return name === undefined
    ? passed('No variable switches downloads off.')
    : failed(`${name} is set to ${env[name]}, which switches downloads off.`, { variable: name });
};

function secondsOf(seconds: number | null): string {
  return seconds === null ? '' : `, ${seconds} s`;
}
