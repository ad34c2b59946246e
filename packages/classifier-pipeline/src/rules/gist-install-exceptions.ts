import type { Exception } from './exception.js';

/** What programs say of what is installed beside them, where nobody knows the part that they name. */
export const gistInstallExceptions: readonly Exception[] = [
  {
    id: 'part_outdated',
    words: [
      /\b(?:is|are|was|seems?|appears? to be) (?:outdated|out of date|obsolete)\b/i,
      /\b(?:is|are) not (?:a )?(?:new|recent) enough\b/i,
      /\bplease (?:update|upgrade) (?!your model|the model|to a larger|your plan|your gpu|your driver|the hashes)(?:your |the )?[\w'".-]+/i,
      /\b(?:requires?|needs?|needed|must be|at least) (?!cuda|compute|sm_)(?:[\w.-]+ )?versions? (?:>=? ?)?v?\d[\w.]* (?:or|and) (?:higher|later|newer|above|greater)\b/i,
      /\bnot (?:available|supported|present|found) in (?:this|your|the (?:installed|current)) (?:\w+ )?version\b/i,
    ],
    type: 'model_version_mismatch',
    category: 'WAN_ARCHITECTURE',
    firstMove: 'user_intervention',
    confidence: 0.47,
    sentence: 'A part of the program is of another version than this one needs.',
    example: "[ERROR] 'Example Nodes' is outdated.",
    reason: 'the message asks for another version of what is installed',
    themed: false,
  },
  {
    id: 'part_to_install',
    words: [
      /\b(?:nodes?|packs?|addons?|add-ons?|tools?|backends?) (?:is|are|was|were)(?:n't| not) installed\b/i,
      /\b(?:is|are|was|were) not installed(?: or | in | on |[.,;!]? (?:please|run|use|try)\b)/i,
      /\b(?:you|must|please|need to|have to|first) (?:must |need to |have to |should )?install (?!the model|this model|the weights)\S/i,
      /\bneeds? to be installed\b|\bmust be installed\b/i,
    ],
    type: 'dependency_missing',
    category: 'WAN_MODEL_LOADING',
    firstMove: 'user_intervention',
    confidence: 0.47,
    sentence: 'A part that the program needs is not installed.',
    example: "Exception: 'ExampleSegment' node isn't installed.",
    reason: 'the message asks to install something',
    themed: false,
  },
  {
    id: 'key_of_service_missing',
    words: [
      /\b\w*API[_ ]?KEY\b['"`]? (?:environment variable )?(?:is |was |has )?(?:not (?:been )?(?:set|found|provided|configured|given)|missing|empty|required|invalid)\b/i,
      /\b(?:no|missing|invalid|set your|provide (?:a|an|your)) \w* ?api[_ ]?key\b/i,
    ],
    type: 'permission_denied',
    category: 'WAN_WEIGHTS_DOWNLOAD',
    firstMove: 'user_intervention',
    confidence: 0.5,
    sentence: 'A service that is asked wants a key that was not given.',
    example: 'Exception: EXAMPLE_API_KEY is not set',
    reason: 'only a person has such a key',
    themed: false,
  },
];
