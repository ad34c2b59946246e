import type { ErrorEvidence, FailureRule } from '@retake/plugin-api';

/** Words after which an end is not silent any more: something was said about it. */
const told =
  /error|exception|traceback|fail|fatal|warning|denied|refused|not found|cannot|could not|invalid/i;

const saysNoMore = ({ message, causes, stderrTail = '' }: ErrorEvidence): boolean =>
  ![message, ...causes.map((cause) => cause.message), stderrTail].some((text) => told.test(text));

/** Logs that stop in the middle of ordinary talk: the shell is back, and the program said nothing. */
export const silentEndRules: readonly FailureRule[] = [
  {
    id: 'ended_without_word',
    when: {
      words: [
        /(?:Press any key to continue|请按任意键继续|Drücken Sie eine beliebige Taste|Appuyez sur une touche|Presione una tecla|Premere un tasto|Для продолжения нажмите|続行するには何かキー|계속하려면 아무 키)/i,
        /\n\^C\s*$/,
        /^[^\n]{2,}\n[\s\S]*\S>\s*(?:pause|echo\b[^\n]*)\s*$/i,
      ],
      holds: saysNoMore,
    },
    category: 'WAN_MEMORY_MANAGEMENT',
    type: 'system_resource_error',
    severity: 'high',
    scope: 'process',
    transience: 'needs_change',
    firstMove: 'resource_optimization',
    code: 'WAN_MEMORY_MANAGEMENT/ended_without_word',
    confidence: 0.55,
    userMessage: 'The program ended in the middle of its work without a word, mostly because memory ran out.',
    nextSteps: [
      'Watch the memory of the machine during the next try.',
      'Make swap or page file larger, or use a more frugal plan.',
    ],
    example:
      'Requested to load ExampleTextModel\nloaded partially 5720.8 MB\nPress any key to continue . . .',
    reason: 'whoever is ended from outside has no time for words',
  },
];
