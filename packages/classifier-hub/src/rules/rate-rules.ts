import type { FailureRule } from '@retake/plugin-api';
import { statusWords } from './status-words.js';

const rate = {
  category: 'WAN_WEIGHTS_DOWNLOAD',
  type: 'bandwidth_limitation',
  severity: 'medium',
  scope: 'remote',
  transience: 'transient',
} as const;

/** Servers that answer, but slowly, or that ask for patience. */
export const rateRules: readonly FailureRule[] = [
  {
    id: 'quota_used_up',
    when: {
      words: [
        /repository (?:is over its data quota|exceeded its LFS budget)/i,
        /Too many users have viewed or downloaded this file/i,
        /quota exceeded for [^\n]{0,80}(?:download|bandwidth)/i,
      ],
    },
    ...rate,
    severity: 'high',
    transience: 'permanent',
    firstMove: 'intelligent_fallback',
    code: 'WAN_WEIGHTS_DOWNLOAD/quota_used_up',
    confidence: 0.93,
    userMessage: 'So many people downloaded this file that the server gives it to nobody for now.',
    nextSteps: ['Take the file from another place or mirror.', 'Try again tomorrow.'],
    example: 'batch response: This repository is over its data quota. Ask the account responsible for more.',
    reason: 'the owner pays for traffic and has none left',
  },
  {
    id: 'rate_limited',
    when: {
      words: [
        /\b429\b[\s\S]{0,400}?[Rr]etry[- ][Aa]fter["']?[:= ]{1,3}["']?(?<retryAfterSeconds>\d+)/,
        /[Rr]etry[- ][Aa]fter["']?[:= ]{1,3}["']?(?<retryAfterSeconds>\d+)[\s\S]{0,400}?\b429\b/,
        ...statusWords('429'),
        /Too Many Requests/i,
        /\brate limit(?:ed|ing)?\b(?: exceeded| reached| your IP|:|\.)/i,
        /rate[- ]limit(?:ed)? by (?:the )?(?:server|host|hub)/i,
        /<Code>SlowDown<\/Code>|reduce your request rate/i,
      ],
    },
    ...rate,
    code: 'WAN_WEIGHTS_DOWNLOAD/rate_limited',
    confidence: 0.96,
    userMessage: 'The server was asked too often in a short time and wants a pause.',
    nextSteps: [
      'Wait as long as the server says (a few minutes if it does not say), then start again.',
      'Log in: people with an account may ask more often.',
      'Download fewer files at the same time.',
    ],
    example: '429 Client Error: Too Many Requests for url: https://hub.example/a. Retry after 55 seconds.',
    reason: 'status 429 means too many requests',
  },
  {
    id: 'answer_stalled',
    when: {
      words: [
        /Operation timed out after \d+ milliseconds with (?<bytesGiven>\d+)/i,
        /ReadTimeoutError|\bReadTimeout\b|Read timed out/i,
        /read operation timed out/i,
        /Timeout on reading data from socket|SocketTimeoutError/i,
        /\b(?:Headers|Body)TimeoutError\b|(?:Headers|Body) Timeout Error/i,
        /Operation too slow\. Less than/i,
        /errorCode=(?:2|5)\b/,
        /[Dd]ownload (?:has )?(?:stalled|timed out|hung)\b/i,
        /(?:transfer|part \d+|download) stalled/,
        /(?<!Connect)TimeoutError[^\n]{0,40}\bdownload(?!\.)|download(?:ing|s)? (?:speed )?(?:is |was |of [^\n]{0,60} )?(?:too slow|timed out)/i,
        /Timer expired/i,
        /part \d+ stalled/,
        /(?:pull|download|manifest|blobs?)[^\n]{0,300}context deadline exceeded/i,
        /error sending request[\s\S]{0,300}operation timed out/i,
        /aborted due to timeout|timeout of \d+ ?ms exceeded/i,
        /(?:Request|download|fetch|pull|url)[^\n]{0,300}operation timed out/i,
      ],
    },
    ...rate,
    code: 'WAN_WEIGHTS_DOWNLOAD/answer_stalled',
    confidence: 0.92,
    userMessage: 'The server was reached, but sent nothing for too long.',
    nextSteps: [
      'Start again; what is already there is kept.',
      'Allow more time (`HF_HUB_DOWNLOAD_TIMEOUT=60`).',
      'Use another mirror or another connection.',
    ],
    example: 'curl: (28) Operation timed out after 30001 milliseconds with 123 out of 456 bytes received',
    reason: 'the connection stood, the data did not come',
  },
];
