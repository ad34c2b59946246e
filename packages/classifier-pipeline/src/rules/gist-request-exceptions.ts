import type { Exception } from './exception.js';

/** How programs of any kind refuse what they were asked for: a word for the request, and one for what it lacks. */
export const gistRequestExceptions: readonly Exception[] = [
  {
    id: 'value_refused',
    words: [
      /\b(?:is|are) too (?:long|short|large|small|many|few|big|high|low)\b|exceeds? the|greater than the maximum|at least \d/i,
      /(?:must|should|has to|have to|needs? to|expected to|cannot|can't) (?:be|match|have|contain|exceed|set)\b(?! integers or slices)/i,
      /\b(?:cannot|can't|can not) (?:use|pass|combine|specify|provide|give|set) both\b|\bonly one of\b[^\n]{1,80}\bcan\b|mutually exclusive/i,
      /not supported (?:by|for|with|in) (?:this|the (?:current|selected|chosen|given)) (?:scheduler|pipeline|model|sampler|mode|task)/i,
      /(?<!\] )\b(?:invalid|out of range|unexpected|unknown) (?:\w+ )?(?:value|parameter|argument|choice|type|option)\b/i,
      /\b(?:unknown|unsupported|unrecogni[sz]ed|invalid) (?:\w+ )?(?:sampler|scheduler|solver|mode|method|preset|resolution|format|task|precision|dtype|setting|strategy|profile)(?: name)?s?\b/i,
      /(?<!\] )\b(?:unknown|unsupported|unrecogni[sz]ed|invalid|illegal) (?!(?:\w+ )?(?:error|exception|tensor|header|magic|operand|key|keys|device|token|credentials|response|status|certificate|file|archive|checkpoint|model|cuda|opcode|character|json|pointer|memory|load)\b)[\w.-]+(?: [\w.-]+){0,2} ?[:='"`(]/i,
      /\b(?:is|are) (?:required|mandatory)\b(?! (?:positional|for a normal|to run|but it was))|\brequires? (?:--|[`'"])/i,
      /\b(?:must|please|have to|need to) (?:specify|provide|pass|choose|select|supply)\b/i,
      /\b(?:available|valid|supported|allowed|accepted|possible) (?:choices|options|values|types|modes)\b/i,
      /\bno [\w-]+(?: [\w-]+)? (?:was |were |is |are )?(?:provided|specified|given|selected|supplied)\b|\bnot (?:been )?(?:specified|provided|given|supplied)\b/i,
      /\bonly (?:supports?|accepts?|allows?|takes?) \S|\bdoes(?: not|n't) (?:allow|accept|take) \S/i,
      /\bcheck (?:your|the) (?:config(?:uration)?|settings?|arguments?|parameters?|inputs?|options?)\b/i,
    ],
    type: 'invalid_parameters',
    category: 'WAN_PARAMETER_VALIDATION',
    firstMove: 'parameter_adjustment',
    confidence: 0.38,
    sentence: 'A value of the request is not one that the program takes.',
    example: 'ValueError: tile size must be larger than the overlap',
    reason: 'the words tell what a value must be',
  },
  {
    id: 'value_told',
    words: [
      /\bValueError: (?:[A-Z`-]|you |no )[^\n]{0,60}\w+ [^\n]{0,60}\w+ [^\n]{0,60}\w{2}/,
      /\bAssertionError: (?:[A-Z`]|you |only )[^\n]{0,60}\w+ [^\n]{0,60}\w+ [^\n]{0,60}\w{2}/,
      /\b(?:ArgumentTypeError|BadParameter|UsageError|ValidationError): /,
    ],
    type: 'invalid_parameters',
    category: 'WAN_PARAMETER_VALIDATION',
    firstMove: 'parameter_adjustment',
    confidence: 0.34,
    sentence: 'The program looked at the request and refused it.',
    example: 'ValueError: Control images and videos go together here',
    reason: 'whole sentences in such an exception were written by those who check a request',
  },
];
