import type { FailureRule } from '@retake/plugin-api';
import { statusWords } from './status-words.js';

const missing = {
  category: 'WAN_WEIGHTS_DOWNLOAD',
  type: 'model_download_failure',
  severity: 'high',
  scope: 'remote',
  transience: 'permanent',
} as const;

/** What was asked for is not there, or not under this name. */
export const missingRules: readonly FailureRule[] = [
  {
    id: 'private_or_missing',
    when: { words: [/\b401 Client Error[\s\S]{0,300}?(?:Repository Not Found|RepositoryNotFoundError)/i] },
    ...missing,
    type: 'permission_denied',
    firstMove: 'user_intervention',
    code: 'WAN_WEIGHTS_DOWNLOAD/access_denied',
    confidence: 0.9,
    userMessage: 'The hub does not show this model to you: it is private, gated, or its name is misspelt.',
    nextSteps: ['Check the name of the model.', 'Log in with a token that may read it (`hf auth login`).'],
    example:
      'RepositoryNotFoundError: 401 Client Error. (Request ID: Root=1-a)\n\nRepository Not Found for url: https://hub.example/api/models/a/b.',
    reason: 'the hub hides private models behind the words for missing ones, and the status tells',
  },
  {
    id: 'revision_missing',
    when: {
      words: [
        /RevisionNotFoundError|Revision Not Found for url/i,
        /Invalid rev id/i,
        /is not a valid git identifier \(branch name/i,
        /specified (?:branch or tag|revision)[^\n]{0,80}not exist/i,
        /Remote branch \S+ not found in upstream/i,
      ],
    },
    ...missing,
    firstMove: 'user_intervention',
    code: 'WAN_WEIGHTS_DOWNLOAD/revision_missing',
    confidence: 0.95,
    userMessage: 'The model exists, but not in this version (branch, tag or commit).',
    nextSteps: ['Ask for `main`, or look up which versions exist on the page of the model.'],
    example:
      '404 Client Error.\n\nRevision Not Found for url: https://hub.example/a/b/resolve/fp16/model_index.json.',
    reason: 'the hub names the revision',
  },
  {
    id: 'repository_missing',
    when: {
      words: [
        /Repository Not Found for url: (?<url>\S+?)\.?(?:\s|$)/i,
        /RepositoryNotFoundError/,
        /is not a local folder and is not a valid model identifier/i,
        /NotExistError|The request model: (?<component>\S+) does not exist/i,
        /fatal: repository '(?<url>[^']+)' not found/i,
        /remote: Repository not found/i,
        /fatal: [^\n]{1,200} not valid: is this a git repository/i,
        /Repo \S+ not exists on/i,
        /'Message': '[^'\n]{0,60}record not found'/i,
        /pull model manifest: file does not exist/i,
      ],
    },
    ...missing,
    firstMove: 'user_intervention',
    code: 'WAN_WEIGHTS_DOWNLOAD/repository_missing',
    confidence: 0.93,
    userMessage: 'There is no model of this name on the hub, or you may not see it.',
    nextSteps: [
      'Check the name (`owner/model`); models get renamed and removed.',
      'If it is private or gated, log in (`hf auth login`).',
    ],
    example:
      '404 Client Error.\n\nRepository Not Found for url: https://hub.example/api/models/a/b.\nPlease make sure',
    reason: 'only a person knows which model was meant',
  },
  {
    id: 'path_taken_for_name',
    when: {
      words: [
        /HFValidationError[\s\S]{0,200}?'(?<file>(?:\.{0,2}[\\/]|[A-Za-z]:[\\/]|~)[^']*|[^']*[\\/][^']*[\\/][^']*)'/,
        /Repo id must [^\n]{0,160}'(?<file>(?:\.{0,2}[\\/]|[A-Za-z]:[\\/]|~)[^']*|[^']*[\\/][^']*[\\/][^']*)'/,
      ],
    },
    ...missing,
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    scope: 'model',
    firstMove: 'user_intervention',
    code: 'WAN_WEIGHTS_INTEGRITY/folder_missing',
    confidence: 0.75,
    userMessage: 'The folder of the model is not there, so its path was taken for a name on the hub.',
    nextSteps: ['Check the path: is the model in this folder?', 'Download the model into it.'],
    example: "HFValidationError: Repo id must be in the form 'name' or 'owner/name': './weights/Wan-A/vae'.",
    reason: 'nobody writes a path for a name: the folder was expected and is missing',
  },
  {
    id: 'name_invalid',
    when: {
      words: [
        /HFValidationError/,
        /Repo id must (?:be in the form|use alphanumeric|be a string)/i,
        /Incorrect path_or_model_id/,
      ],
    },
    ...missing,
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    scope: 'call',
    firstMove: 'user_intervention',
    code: 'WAN_PARAMETER_VALIDATION/model_name_invalid',
    confidence: 0.75,
    userMessage: 'This cannot be the name of a model on the hub.',
    nextSteps: ['Write the name as `owner/model`.', 'If a folder was meant, check that it exists.'],
    example: "HFValidationError: Repo id must use alphanumeric chars or '-', '_', '.': 'my model!'.",
    reason: 'the name is refused before anybody is asked',
  },
  {
    id: 'file_not_in_repository',
    when: {
      words: [/does not appear to have (?:a file named|any file named|files named) (?<file>[\w./-]+)/],
    },
    ...missing,
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    scope: 'model',
    firstMove: 'automatic_repair',
    code: 'WAN_WEIGHTS_INTEGRITY/file_not_in_repository',
    confidence: 0.8,
    userMessage: 'A file that belongs to the model is not in its folder or repository.',
    nextSteps: [
      'Download the model again, all of it.',
      'Check that the model is in the layout this program reads (one file, or a diffusers folder).',
    ],
    example:
      'OSError: some/model does not appear to have a file named config.json. Look at the list of files.',
    reason: 'a file of the model is missing',
  },
  {
    id: 'file_missing_on_hub',
    when: {
      words: [
        /Entry Not Found for url: (?<url>\S+?)\.?(?:\s|$)/i,
        /(?<!Local|Remote)EntryNotFoundError|RemoteEntryNotFoundError/,
        /Could not locate file: "(?<url>[^"]+)"/i,
        /404: Not Found[^\n]{0,40}model/i,
        /\bNo (?:model|file|version|release)s? (?:was |were )?found (?:for|at|under) (?<url>https?:\S+)/i,
        /errorCode=3\b/,
        /No such object|NoSuchKey/i,
      ],
    },
    ...missing,
    firstMove: 'intelligent_fallback',
    code: 'WAN_WEIGHTS_DOWNLOAD/file_missing',
    confidence: 0.93,
    userMessage: 'The repository is there, but has no file of this name.',
    nextSteps: [
      'Look at the list of files on the page of the model; the file may have been renamed or moved to a folder.',
      'Take another variant that is there (for example without `fp16`).',
    ],
    example:
      '404 Client Error.\n\nEntry Not Found for url: https://hub.example/a/b/resolve/main/vae/model.fp16.safetensors.',
    reason: 'another variant or place may have it',
  },
  {
    id: 'not_found',
    when: { words: [...statusWords('404|410')] },
    ...missing,
    firstMove: 'intelligent_fallback',
    code: 'WAN_WEIGHTS_DOWNLOAD/file_missing',
    confidence: 0.88,
    userMessage: 'The server has nothing under this address.',
    nextSteps: [
      'Check the address.',
      'Look for the file in another place: it may have been moved or renamed.',
    ],
    example: 'curl: (22) The requested URL returned error: 404',
    reason: 'statuses 404 and 410 are about the address',
  },
  {
    id: 'offline_mode',
    when: {
      words: [
        /OfflineModeIsEnabled|offline mode is enabled/i,
        /outgoing traffic has been disabled/i,
        /local_files_only[^\n]{0,60}(?:not found|cannot find)/i,
      ],
    },
    ...missing,
    type: 'network_connectivity_loss',
    scope: 'call',
    firstMove: 'user_intervention',
    code: 'WAN_WEIGHTS_DOWNLOAD/offline_mode',
    confidence: 0.8,
    userMessage: 'The model is not on this machine, and downloading is switched off.',
    nextSteps: [
      'Allow downloads: unset `HF_HUB_OFFLINE` and `local_files_only`.',
      'Or download the model once (`hf download owner/model`) and start again.',
    ],
    example:
      'LocalEntryNotFoundError: Cannot find the files in the disk cache and outgoing traffic has been disabled.',
    reason: 'nobody was asked, because asking is forbidden',
  },
];
