import type { FailureRule } from '@retake/plugin-api';

const access = {
  category: 'WAN_WEIGHTS_DOWNLOAD',
  type: 'permission_denied',
  severity: 'high',
  scope: 'remote',
  transience: 'permanent',
  firstMove: 'user_intervention',
} as const;

/** Servers that know what was asked for and do not give it to everybody. */
export const accessRules: readonly FailureRule[] = [
  {
    id: 'gated_repo',
    when: {
      words: [
        /Access to (?:model|dataset) (?<component>[\w./-]+) is restricted/i,
        /Cannot access gated repo for url (?<url>\S+?)\.?(?:\s|$)/i,
        /GatedRepoError/,
        /trying to access a gated repo/i,
        /not in the authorized list/i,
        /awaiting a review from the repo authors/i,
        /enable access to public gated repositories/i,
      ],
    },
    ...access,
    code: 'WAN_WEIGHTS_DOWNLOAD/gated_model',
    confidence: 0.97,
    userMessage: 'The owner of this model gives it only to people who asked for it and are logged in.',
    nextSteps: [
      'Open the page of the model, accept its terms, and wait until access is granted.',
      'Log in with a token that may read it (`hf auth login`), then start again.',
      'Use a copy or a similar model that is open.',
    ],
    example:
      'huggingface_hub.errors.GatedRepoError: 403 Client Error. (Request ID: Root=1-a)\n\nCannot access gated repo for url https://hub.example/some/model/resolve/main/vae.safetensors.',
    reason: 'the server names the model and refuses it',
  },
  {
    id: 'token_refused',
    when: {
      words: [
        /Invalid credentials in Authorization header/i,
        /Invalid username or password/i,
        /Invalid user token/i,
        /LocalTokenNotFoundError/,
        /Token is required[^\n]{0,40} but no token found/i,
        /User Access Token [^\n]{0,80} is expired/i,
        /[Aa]uthentication token does not exist/i,
        /Authentication has expired[\s\S]{0,400}failed/i,
        /Invalid token passed/i,
        /\b(?:could ?n[o']t|cannot|can't|unable to) access\b[^\n]{0,60}\bwith the (?:\w+ )?token\b/i,
        /\bAPI[-_ ]?key (?:is )?(?:not valid|invalid|missing|incorrect|expired|not (?:set|provided|found))\b/i,
        /\b(?:invalid|incorrect|missing|expired|no) API[-_ ]?key\b|API_KEY_INVALID/i,
      ],
    },
    ...access,
    code: 'WAN_WEIGHTS_DOWNLOAD/token_refused',
    confidence: 0.93,
    userMessage: 'The server does not accept your access token, or got none.',
    nextSteps: [
      'Make a new token on your account page.',
      'Log in with it (`hf auth login`), then start again.',
    ],
    example: '401 Client Error: Unauthorized for url: https://hub.example/api/whoami. Invalid user token.',
    reason: 'the token is judged, not the model',
  },
  {
    id: 'marketplace_login',
    when: {
      words: [
        /civitai[^\n]{0,200}\b(?<httpStatus>401|403)\b/i,
        /\b(?<httpStatus>401|403)\b[^\n]{0,200}civitai/i,
        /requires you to be logged in to download/i,
        /reason=download-auth/,
        /[Ee]arly access[^\n]{0,80}(?:purchase|restriction)/i,
      ],
    },
    ...access,
    code: 'WAN_WEIGHTS_DOWNLOAD/login_needed',
    confidence: 0.95,
    userMessage:
      'This model can only be downloaded with an account, or only by people who paid for early access.',
    nextSteps: [
      'Make an API key on your account page and give it to the downloader.',
      'Choose another version of the model.',
    ],
    example: "HTTP 401 Unauthorized for url 'https://civitai.example/api/download/models/1'",
    reason: 'the marketplace wants an account',
  },
  {
    id: 'link_not_public',
    when: {
      words: [/Cannot retrieve the public link of the file/, /Access denied with the following error/],
    },
    ...access,
    code: 'WAN_WEIGHTS_DOWNLOAD/access_denied',
    confidence: 0.85,
    userMessage: 'The server does not give this file to you.',
    nextSteps: [
      'Open the address in a browser and download the file by hand.',
      'Take the file from another place.',
    ],
    example:
      'FileURLRetrievalError: Failed to retrieve file url: Cannot retrieve the public link of the file.',
    reason: 'the owner has not shared the file with everybody',
  },
  {
    id: 'repository_login',
    when: {
      words: [
        /batch response: (?:Authentication required|Authorization error|Access denied|You must have push access)/i,
        /fatal: Authentication failed for/i,
        /could not read Username for/i,
        /Permission denied \(publickey/i,
      ],
    },
    ...access,
    code: 'WAN_WEIGHTS_DOWNLOAD/login_needed',
    confidence: 0.93,
    userMessage: 'The repository is only given to people who are logged in.',
    nextSteps: ['Log in, or give git a token.', 'Check the spelling of the address.'],
    example: "fatal: could not read Username for 'https://hub.example': No such device or address",
    reason: 'git asks who you are and gets no answer',
  },
];
