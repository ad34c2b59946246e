import type { FailureRule } from '@retake/plugin-api';
import { statusWords } from './status-words.js';

const server = {
  category: 'WAN_WEIGHTS_DOWNLOAD',
  type: 'model_download_failure',
  severity: 'medium',
  scope: 'remote',
  transience: 'transient',
} as const;

const network = { ...server, type: 'network_connectivity_loss' } as const;

/**
 * Answers that say little, and words of programs that only know that a download failed. They come last; those below 0.5
 * are no match for any precise words near them.
 */
export const serverRules: readonly FailureRule[] = [
  {
    id: 'access_denied',
    when: { words: [...statusWords('401|403'), /<Code>AccessDenied<\/Code>/] },
    ...server,
    type: 'permission_denied',
    severity: 'high',
    transience: 'permanent',
    code: 'WAN_WEIGHTS_DOWNLOAD/access_denied',
    confidence: 0.9,
    userMessage: 'The server does not give this file to you.',
    nextSteps: [
      'Log in with a token that may read it (`hf auth login`), then start again.',
      'Check the name of the model: private models answer in the same way.',
    ],
    example: 'requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://hub.example/a/b',
    reason: 'statuses 401 and 403 are about who asks',
  },
  {
    id: 'server_failed',
    when: {
      words: [
        /\b(?<httpStatus>5\d\d) Server Error/i,
        /HTTP(?:Status)?Error[^\n]{0,60}\b(?<httpStatus>5\d\d)\b/,
        /Server error '(?<httpStatus>5\d\d) /i,
        /\b(?<httpStatus>50[0234])\b[^\n]{0,60}for url/i,
        /(?:download|fetch|pull|clone|lfs|batch)[^\n]{0,200}\b(?<httpStatus>50[0234])\b:? (?:Internal Server|Bad Gateway|Service|Gateway)/i,
        /(?:URL returned error|response status)[^\n]{0,40}\b(?<httpStatus>5\d\d)\b/i,
        /Download failed[: (]+(?<httpStatus>5\d\d)\b/i,
      ],
    },
    ...server,
    code: 'WAN_WEIGHTS_DOWNLOAD/server_failed',
    confidence: 0.94,
    userMessage: 'The server has a problem of its own.',
    nextSteps: [
      'Try again in some minutes; what is already there is kept.',
      'Look at the status page of the hub.',
    ],
    example: 'HfHubHTTPError: 503 Server Error: Service Unavailable for url: https://hub.example/a',
    reason: 'statuses from 500 on are the fault of the server',
  },
  {
    id: 'request_refused',
    when: {
      words: [
        /\b(?<httpStatus>4\d\d) Client Error/i,
        /Client error '(?<httpStatus>4\d\d) /i,
        /HTTP(?:Status)?Error[^\n]{0,60}\b(?<httpStatus>4\d\d)\b/,
        /Unavailable For Legal Reasons/i,
        /\b(?:download|install|fetch|pull|import)\w* failed[^\n]{0,160}\bBad Request\b/i,
        /BadRequestError\b/,
      ],
    },
    ...server,
    severity: 'high',
    transience: 'permanent',
    firstMove: 'intelligent_fallback',
    code: 'WAN_WEIGHTS_DOWNLOAD/request_refused',
    confidence: 0.85,
    userMessage: 'The server refused the request.',
    nextSteps: [
      'Check the address.',
      'Update the program that downloads.',
      'Take the file from another place.',
    ],
    example: '451 Client Error: Unavailable For Legal Reasons for url: https://hub.example/a',
    reason: 'statuses from 400 on do not change by asking again',
  },
  {
    id: 'hub_not_reached',
    when: {
      words: [
        /[Cc]ouldn't connect to (?:'[^']*'|the Hub)/i,
        /(?<!name ')LocalEntryNotFoundError|cannot find the requested files in the (?:local|disk) cache/i,
        /Connection error, and we cannot find/i,
        /(?:Can't|Cannot|Couldn't|Could not|Unable to) (?:reach|connect to) (?:the )?(?:Hugging ?Face|hub|ModelScope|server|internet)/i,
        /could ?n[o'’]t reach (?:the )?(?:server|host|site|https?:)/i,
        /[Cc]ouldn't reach (?:server|the Hub|[^\n]{0,60} on the Hub)/i,
      ],
    },
    ...network,
    code: 'WAN_WEIGHTS_DOWNLOAD/hub_not_reached',
    confidence: 0.88,
    userMessage: 'The hub could not be reached, and the model is not on this machine yet.',
    nextSteps: [
      'Check the network connection, then start again.',
      'Use a mirror (`HF_ENDPOINT`), or copy the model from another machine.',
    ],
    example: "OSError: We couldn't connect to 'https://hub.example' to load this file, and it is not cached.",
    reason: 'no answer, and no copy here',
  },
  {
    id: 'retries_used_up',
    when: {
      words: [
        /MaxRetryError|Max retries exceeded with url/i,
        /requests\.exceptions\.ConnectionError|urllib3\.exceptions\.\w+Error|httpx\.NetworkError|aiohttp\.client_exceptions/,
        /urlopen error/i,
        /net::ERR_\w+/,
      ],
    },
    ...network,
    code: 'WAN_WEIGHTS_DOWNLOAD/connection_failed',
    confidence: 0.8,
    userMessage: 'The connection to the server failed several times.',
    nextSteps: ['Check network, proxy and firewall, then start again.'],
    example: "HTTPSConnectionPool(host='hub.example', port=443): Max retries exceeded with url: /a",
    reason: 'the client gave up before an answer came',
  },
  {
    id: 'fetch_failed',
    when: {
      words: [
        /TypeError(?:: |: \w+: )(?:fetch failed|Failed to fetch)/i,
        /error sending request for url/i,
        /"?message"?: ?"fetch failed"/i,
        /NetworkError when attempting to fetch/i,
        /Error: network error\b|Network error(?: occurred)?:/i,
      ],
    },
    ...network,
    code: 'WAN_WEIGHTS_DOWNLOAD/fetch_failed',
    confidence: 0.49,
    userMessage: 'A file could not be fetched over the network.',
    nextSteps: ['Check network, proxy and firewall, then start again.'],
    example: 'TypeError: fetch failed',
    reason: 'the client says no more than that',
  },
  {
    id: 'answer_not_json',
    when: { words: [/(?:requests\.exceptions|simplejson\.errors)\.\w*JSONDecodeError/] },
    ...server,
    code: 'WAN_WEIGHTS_DOWNLOAD/answer_not_json',
    confidence: 0.65,
    userMessage: 'The server answered with a page where data was expected.',
    nextSteps: ['Try again in some minutes.', 'Check proxy and login: both answer with pages of their own.'],
    example: 'requests.exceptions.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
    reason: 'the client of a server reads its answer and finds no JSON',
  },
  {
    id: 'request_timed_out',
    when: { words: [/(?:Caused by|\d|(?<!Timeout)Error): (?:operation|request) timed out\b/i] },
    ...server,
    type: 'bandwidth_limitation',
    code: 'WAN_WEIGHTS_DOWNLOAD/answer_stalled',
    confidence: 0.55,
    userMessage: 'A request took longer than allowed.',
    nextSteps: ['Start again; what is already there is kept.', 'Allow more time, or use another mirror.'],
    example: 'Caused by: operation timed out',
    reason: 'Rust clients say so while they read; whether of a hub is not known here',
  },
  {
    id: 'large_file_failed',
    when: {
      words: [
        /Smudge error|smudge filter lfs failed|git-lfs filter-process' failed/i,
        /error: failed to fetch some objects/i,
      ],
    },
    ...server,
    firstMove: 'immediate_retry',
    code: 'WAN_WEIGHTS_DOWNLOAD/large_file_failed',
    confidence: 0.49,
    userMessage: 'A large file of the repository could not be downloaded with git.',
    nextSteps: [
      'Run `git lfs pull` again in the folder; it goes on where it stopped.',
      'Use `hf download` in place of git.',
    ],
    example: 'fatal: net.pth: smudge filter lfs failed',
    reason: 'git tells that it failed and not why',
  },
  {
    id: 'server_failed_maybe',
    when: { words: [...statusWords('5\\d\\d')] },
    ...server,
    code: 'WAN_WEIGHTS_DOWNLOAD/server_failed',
    confidence: 0.46,
    userMessage: 'A server answered with an error of its own.',
    nextSteps: ['Try again in some minutes.', 'If the server is your own, read its log: the cause is there.'],
    example: '"POST /generate HTTP/1.1" status: 500',
    reason: 'the status may come from a local server that failed for another reason',
  },
  {
    id: 'download_failed',
    when: {
      words: [
        /HfHubHTTPError|FileDownloadError|DownloadError|HTTPError\b/,
        /(?:[Ff]ailed|[Uu]nable) to (?:download|fetch)\b/,
        /\bDownload(?:ing)?[^\n]{0,80} failed/i,
        /[Ee]rror (?:while )?downloading|error occurred during download/i,
        /client has been closed/i,
        /Error: (?:unexpected )?EOF\s*$/,
      ],
    },
    ...server,
    code: 'WAN_WEIGHTS_DOWNLOAD/download_failed',
    confidence: 0.46,
    userMessage: 'A download failed.',
    nextSteps: ['Start again; what is already there is kept.', 'Read the technical detail for the reason.'],
    example: 'RuntimeError: Failed to download vae.safetensors',
    reason: 'the program only says that it failed',
  },
];
