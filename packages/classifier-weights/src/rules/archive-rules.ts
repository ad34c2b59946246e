import type { FailureRule } from '@retake/plugin-api';

const broken = {
  category: 'WAN_WEIGHTS_INTEGRITY',
  type: 'model_corruption_detected',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.95,
} as const;

const again = 'Download the named file again and compare its size with the one published.';

/** Words for zip archives, pointers and pages that stand where weights should be, and for disks that cannot read them. */
export const archiveRules: readonly FailureRule[] = [
  {
    ...broken,
    id: 'weights_disk_full',
    when: {
      words: [
        /Error while serializing: I\/?[oO] ?[eE]rror[^\n]{0,30}(?:code: (?:28|112)\b|os error (?:28|112)\b|No space left)/,
        /PytorchStreamWriter failed writing file/,
        /inline_container\.cc:\d+\] \. unexpected pos (?<offset>\d+) vs/,
      ],
    },
    category: 'WAN_WEIGHTS_DOWNLOAD',
    type: 'storage_space_insufficient',
    scope: 'host',
    confidence: 0.85,
    code: 'WAN_WEIGHTS_DOWNLOAD/weights_not_written',
    userMessage: 'A weight file could not be written, nearly always because the disk is full.',
    nextSteps: ['Free space on the disk, or write to another one.', 'Delete the file that was begun.'],
    example: 'RuntimeError: [enforce fail at inline_container.cc:603] . unexpected pos 64 vs 0',
    reason: 'writing stops in the middle when the disk has no room',
  },
  {
    ...broken,
    id: 'weights_disk_error',
    when: {
      words: [
        /(?<file>[^\s'"]+\.(?:safetensors|gguf|ckpt|pth?|bin|onnx)\b)[^\n]{0,80}(?:Input\/output error|os error 5\)|[Ee]rrno 5\]|cyclic redundancy|os error (?:23|1117)\b|WinError (?:23|1117)\b)/,
        /(?:SafetensorError|PytorchStreamReader|gguf)[^\n]{0,120}(?:Input\/output error|os error 5\)|cyclic redundancy|I\/O device error)/,
      ],
    },
    type: 'system_resource_error',
    scope: 'host',
    firstMove: 'automatic_repair',
    confidence: 0.75,
    code: 'WAN_WEIGHTS_INTEGRITY/disk_read_failed',
    userMessage: 'The disk could not read a weight file.',
    nextSteps: [
      'Copy or download the file to another disk.',
      'Check the disk for errors: `smartctl -a`, or `chkdsk` on Windows.',
    ],
    example: 'OSError: read of m/vae.safetensors failed: Input/output error',
    reason: 'the file system reports the fault, not the reader of the file',
  },
  {
    ...broken,
    id: 'foreign_archive',
    when: {
      words: [
        /PytorchStreamReader failed/,
        /not a ZIP archive/i,
        /failed finding central directory/,
        /\bBadZipFile\b/,
        /File is not a zip file/,
        /Bad CRC-32 for file/,
        /[Ii]nvalid [Zz]ip archive/,
        /\bzlib\.error\b|Error -\d while decompressing|\btarfile\.ReadError\b|\b(?:gzip\.)?BadGzipFile\b|\b_?lzma\.LZMAError\b/,
        /cannot mmap an empty file|mmap length is greater than file size/,
        /file signature not found|file in archive is not in a subdirectory/,
      ],
    },
    code: 'WAN_WEIGHTS_INTEGRITY/archive_damaged',
    userMessage: 'A weight archive is cut off or damaged.',
    nextSteps: [again],
    example: 'zipfile.BadZipFile: File is not a zip file',
    reason: 'the directory of a zip stands at its end, which an interrupted download lacks',
  },
  {
    ...broken,
    id: 'foreign_lfs_pointer',
    when: {
      words: [
        /version https:\/\/git-lfs\.github\.com\/spec/,
        /Git[ -]?LFS pointer/i,
        /cloned a repository without having git-lfs installed/,
      ],
    },
    code: 'WAN_WEIGHTS_INTEGRITY/lfs_pointer',
    userMessage: 'A weight file is only a Git LFS pointer, a note of where the real file is.',
    nextSteps: ['Run `git lfs install` and `git lfs pull` in the checkpoint, or download the file itself.'],
    example: 'OSError: You seem to have cloned a repository without having git-lfs installed.',
    reason: 'the pointer is text where weights should be',
  },
  {
    ...broken,
    id: 'foreign_html',
    when: { words: [/<!doctype html/i, /<html[\s>]/i, /Unexpected token '?<'?(?:,| in JSON)/] },
    confidence: 0.7,
    code: 'WAN_WEIGHTS_INTEGRITY/html_page',
    userMessage: 'A web page came where a file was expected.',
    nextSteps: ['Check the address and your access to the model, then download the file again.'],
    example: 'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
    reason: 'a server answered with a page, and the page was saved as the file',
  },
];
