import type { FailureRule } from '@retake/plugin-api';
import { statusWords } from './status-words.js';

const incomplete = {
  category: 'WAN_WEIGHTS_DOWNLOAD',
  type: 'model_download_failure',
  severity: 'medium',
  scope: 'remote',
  transience: 'transient',
} as const;

const again = 'Start again; what is already there is kept.';

/** Downloads that began and did not end well. */
export const incompleteRules: readonly FailureRule[] = [
  {
    id: 'no_room_for_download',
    when: {
      words: [
        /Not enough free disk space to download the file\. The expected file size is: (?<bytesAsked>[\d.]+ MB)[\s\S]{0,300}?only has (?<bytesFree>[\d.]+ MB)/,
        /(?:Not enough|Insufficient) (?:free )?(?:disk )?space[^\n]{0,40}(?:download|on (?:the )?disk|on drive)/i,
        /errorCode=9\b/,
        /Cannot write to [^\n]{0,200}No space left/,
      ],
    },
    ...incomplete,
    type: 'storage_space_insufficient',
    severity: 'high',
    scope: 'host',
    transience: 'permanent',
    code: 'WAN_WEIGHTS_DOWNLOAD/disk_full',
    confidence: 0.95,
    userMessage: 'The disk has no room for this download.',
    nextSteps: [
      'Free some space (`hf cache scan` shows what the cache holds), then start again.',
      'Put the cache on another disk (`HF_HOME`).',
    ],
    example:
      'Not enough free disk space to download the file. The expected file size is: 9860.5 MB. The target location /data only has 120.0 MB free disk space.',
    reason: 'the downloader compares size and room',
  },
  {
    id: 'size_differs',
    when: {
      words: [
        /Consistency check failed[\s\S]{0,80}?size (?<bytesExpected>\d+) but has size (?<bytesGiven>\d+)/,
        /Consistency check failed/,
        /[Dd]ownloaded (?:file )?size[^\n]{0,60}(?:does not match|mismatch|differs)/,
        /(?:file )?size mismatch[^\n]{0,40}download/i,
        /[Dd]ownload (?:is |was )?incomplete/,
      ],
    },
    ...incomplete,
    firstMove: 'automatic_repair',
    code: 'WAN_WEIGHTS_DOWNLOAD/size_differs',
    confidence: 0.92,
    userMessage: 'The downloaded file has another size than the server announced.',
    nextSteps: ['Delete the file and download it again (`hf download … --force-download`).'],
    example:
      'OSError: Consistency check failed: file should be of size 9860 but has size 4277 (x.safetensors).',
    reason: 'the file is there, so it must be thrown away before it is fetched again',
  },
  {
    id: 'digest_differs',
    when: {
      words: [
        /expected OID [0-9a-f]+, got [0-9a-f]+ after (?<bytesGiven>\d+) bytes/,
        /integrity check failed/,
        /FileIntegrityError/,
        /digest mismatch/i,
        /\b(?:sha-?(?:1|256|512)|md5|blake3|hash|checksum)(?: sum)? (?:mismatch|does not match|verification failed|check failed)/i,
        /invalid hash value|hash value is invalid/i,
        /DO NOT MATCH THE HASHES/,
        /errorCode=32\b/,
      ],
    },
    ...incomplete,
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    severity: 'high',
    scope: 'model',
    transience: 'permanent',
    firstMove: 'automatic_repair',
    code: 'WAN_WEIGHTS_INTEGRITY/digest_differs',
    confidence: 0.93,
    userMessage: 'The downloaded file is not the one that was published: its checksum is another.',
    nextSteps: [
      'Delete the file, and its unfinished copy in the temporary folder of the cache, and download it again.',
      'If it happens again, use another mirror, and check memory and disk of this machine.',
    ],
    example: 'Smudge error: vae.pth (e886): expected OID e886, got 974a after 4850 bytes written',
    reason: 'the whole file was compared',
  },
  {
    id: 'resume_refused',
    when: {
      words: [...statusWords('416'), /Range Not Satisfiable/i, /does not support (?:byte ranges|resum)/i],
    },
    ...incomplete,
    firstMove: 'automatic_repair',
    code: 'WAN_WEIGHTS_DOWNLOAD/resume_refused',
    confidence: 0.93,
    userMessage: 'The unfinished download cannot be continued: the server has no such part of the file.',
    nextSteps: ['Delete the `.incomplete` file in the cache and download it again (`--force-download`).'],
    example: 'HfHubHTTPError: 416 Client Error: Range Not Satisfiable for url: https://hub.example/a',
    reason: 'the rest that lies here asks for a part that is not there',
  },
  {
    id: 'partial_file_busy',
    when: {
      words: [
        /Error while removing corrupted file/,
        /\.incomplete\b[^\n]{0,200}(?:in use|being used|WinError 32)/,
      ],
    },
    ...incomplete,
    scope: 'host',
    code: 'WAN_WEIGHTS_DOWNLOAD/partial_file_busy',
    confidence: 0.91,
    userMessage: 'The download broke off, and its unfinished file is held by another program.',
    nextSteps: [again, 'Close other downloads; a virus scanner usually lets go by itself.'],
    example:
      'Exception: Error while removing corrupted file: it is being used by another process. (os error 32)',
    reason: 'the download failed first; the file is only in the way',
  },
  {
    id: 'cache_locked',
    when: {
      words: [
        /The file lock '(?<file>[^']+)' could not be acquired/,
        /Still waiting to acquire lock on (?<file>\S+)/,
      ],
    },
    ...incomplete,
    scope: 'host',
    firstMove: 'immediate_retry',
    code: 'WAN_WEIGHTS_DOWNLOAD/cache_locked',
    confidence: 0.75,
    userMessage: 'Another download holds the same file of the cache, or held it when it died.',
    nextSteps: [
      'Wait for the other download.',
      'If none runs, delete the `.lock` file named in the technical detail.',
    ],
    example: "filelock.Timeout: The file lock 'cache/.locks/a.lock' could not be acquired.",
    reason: 'one writer at a time; the other may end soon',
  },
  {
    id: 'cut_short',
    when: {
      words: [
        /IncompleteRead\((?<bytesGiven>\d+) bytes read/,
        /ChunkedEncodingError|IncompleteRead\b/,
        /ContentLengthError|ClientPayloadError|TransferEncodingError|payload is not completed/,
        /peer closed connection without sending complete message body/,
        /end of file before message length reached|error decoding response body|IncompleteBody|IncompleteMessage/,
        /transfer closed with (?<bytesMissing>\d+) bytes remaining/,
        /retrieval incomplete: got only (?<bytesGiven>\d+) out of (?<bytesExpected>\d+)/,
        /ContentTooShortError/,
        /Connection closed at byte (?<bytesGiven>\d+)/,
        /(?:max retries exceeded|download[^\n]{0,80}|attempt \d+ failed|manifest[^\n]{0,80}): (?:unexpected )?EOF/i,
        /fetch-pack: unexpected disconnect|early EOF/,
        /other side closed|TypeError: terminated/,
      ],
    },
    ...incomplete,
    code: 'WAN_WEIGHTS_DOWNLOAD/cut_short',
    confidence: 0.92,
    userMessage: 'The download ended before the file was complete.',
    nextSteps: [again, 'Use another mirror or another connection if it happens again.'],
    example:
      "ChunkedEncodingError: ('Connection broken: IncompleteRead(2215 bytes read, 3416 more expected)')",
    reason: 'the server began to answer and stopped',
  },
  {
    id: 'chunk_store_failed',
    when: {
      words: [
        /CAS service error|CasClientError|CasObjectError/,
        /(?:cas-server|transfer)\.xethub/,
        /hf_xet[^\n]{0,120}(?:Error|failed)|xet_get[\s\S]{0,400}Error/,
        /Data processing error: /,
      ],
    },
    ...incomplete,
    code: 'WAN_WEIGHTS_DOWNLOAD/chunk_store_failed',
    confidence: 0.91,
    userMessage: 'The hub could not put the file together from its parts (Xet storage).',
    nextSteps: [again, 'Download without Xet (`HF_HUB_DISABLE_XET=1`), or update `hf_xet`.'],
    example:
      'RuntimeError: Data processing error: CAS service error : Error : result length 63 did not match 67',
    reason: 'the store of parts failed; the plain way is still there',
  },
  {
    id: 'fast_transfer_missing',
    when: { words: [/'hf_transfer' (?:package )?is not available/, /requires `?hf_xet`?[^\n]{0,40}install/] },
    ...incomplete,
    category: 'WAN_MODEL_LOADING',
    type: 'dependency_missing',
    severity: 'high',
    scope: 'host',
    transience: 'permanent',
    code: 'WAN_MODEL_LOADING/fast_transfer_missing',
    confidence: 0.93,
    userMessage: 'Fast download is switched on, but its package is not installed.',
    nextSteps: ['Unset `HF_HUB_ENABLE_HF_TRANSFER`, or install it (`pip install hf_transfer`).'],
    example: "ValueError: Fast download is enabled but 'hf_transfer' package is not available.",
    reason: 'a package is not there',
  },
  {
    id: 'fast_transfer_failed',
    when: { words: [/error occurred while downloading using `hf_transfer`/] },
    ...incomplete,
    code: 'WAN_WEIGHTS_DOWNLOAD/fast_transfer_failed',
    confidence: 0.91,
    userMessage: 'The fast downloader gave up.',
    nextSteps: [
      again,
      'Download in the plain way (`HF_HUB_ENABLE_HF_TRANSFER=0`): it can resume and says more.',
    ],
    example: 'RuntimeError: An error occurred while downloading using `hf_transfer`. Consider disabling it.',
    reason: 'it does not retry by itself',
  },
  {
    id: 'link_expired',
    when: {
      words: [/<Message>Request has expired<\/Message>|Signature(?: has)? expired|URL signature expired/i],
    },
    ...incomplete,
    firstMove: 'immediate_retry',
    code: 'WAN_WEIGHTS_DOWNLOAD/link_expired',
    confidence: 0.9,
    userMessage: 'The address of the file was only valid for a while, and the download took longer.',
    nextSteps: [again],
    example: '<Error><Code>Expired</Code><Message>Request has expired</Message></Error>',
    reason: 'a new call gets a new address',
  },
];
