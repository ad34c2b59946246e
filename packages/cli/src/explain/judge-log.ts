import type { Explanation } from '@retake/kernel';
import type { FailureType } from '@retake/plugin-api';

/** What is known of a log: which failure it tells of, that it tells of one nobody knows, or that it tells of none. */
export type Outcome = 'known' | 'unknown' | 'no_failure';

/** Words that speak of a failure, in the languages that systems and programs are set to. */
const failing = new RegExp(
  [
    String.raw`\b\w*(?:error|exception)s?\b|errno|traceback|assert|fault|fatal|panic|crash|abort|kill|core dumped`,
    String.raw`\bfail|\bbroke|\bcorrupt|\bdamag|truncat|incomplete|mismatch|conflict|incompatib|unsupported|invalid|illegal`,
    String.raw`\bunable\b|\bcannot\b|\bcan't\b|could ?n[o']t\b|\bnot\b|\bno such\b|\bmissing\b|\bunexpected|\bunknown\b|\bundefined\b`,
    String.raw`\brefus|\bdenied|forbidden|unauthorized|\breject|time ?d?[ -]?out|\bexpired|unreachable|\breset by|\bdisconnect`,
    String.raw`out of (?:memory|range|space)|\boom\b|exhaust|insufficient|exceed|overflow|too (?:large|big|many|long|old|new|small)|no space|\bfull\b`,
    String.raw`\bnan\b|\binf\b|\bblack\b|\bfrozen?\b|\bhangs?\b|\bhung\b|\bstuck\b|\bstall|\bdead|\bsig[a-z]{3,4}\b|\bsignal\b`,
    String.raw`exit(?:ed)?(?: with)?(?: code| status)?[ :=]+-?[1-9]|return(?:ed)?(?: code)?[ :=]+-?[1-9]|(?:code|status)[ :=]+-?[1-9]\d*\b|0x[c8][\da-f]{7}`,
    String.raw`\bhttp\S* [45]\d\d\b|\b(?:40[0-9]|41\d|429|50[0-4])\b (?:client|server|not|too|bad|forbidden|service)`,
    '\\[E[:\\]]|^E\\d{4} |错误|失败|异常|エラー|失敗|오류|실패|ошибк|fehler|fehlgeschlagen|erreur|échou|échec|errore|fallito|fall[oó]|erro\\b|falha',
  ].join('|'),
  'i',
);
/** Where such words say that nothing failed, or name things. */
const harmless = new RegExp(
  [
    String.raw`\b(?:0|no|zero|without(?: any)?) (?:\w+ )?(?:errors?|failures?|warnings?|crash(?:es)?|conflicts?|problems?|issues?)(?: found| detected)?\b`,
    String.raw`\b(?:errors?|failed|failures?|exceptions?)[ :=]+0\b|\b0 failed\b`,
    String.raw`\b(?:fault|error)[ -]?(?:tolerant|handler|rate|correction|resilience|bars?)\b|--\w[\w-]*|-(?:err_detect|xerror)\b|\berror_\w+=\w+`,
    String.raw`exit(?:ed)?(?: with)?(?: code| status)?[ :=]+0\b|\bcode[ :=]+0\b|\bstatus[ :=]+(?:0|2\d\d)\b|HTTP\S* 2\d\d`,
    String.raw`\bnot? (?:needed|necessary|required|used|set|enabled)\b|\bif not\b|\bdoes not matter\b|press \[q\] to stop`,
    'up to date|already (?:satisfied|exists|downloaded|installed)',
  ].join('|'),
  'gi',
);
const warning = /warn(?:ing)?s?\b|\[W[:\]]|^W\d{4} |deprecat/i;
/** Even a warning with these words tells of something that broke. */
const grave =
  /\w(?:Error|Exception)s?\b|traceback|exception|out of memory|\boom\b|kill|segmentation|core dumped|\bnan\b|invalid value|fatal|abort|no space|corrupt/i;

/** What programs say when they are done, or stand ready. */
const done = new RegExp(
  [
    String.raw`\b(?:prompt executed|done|finished|completed?|success(?:ful(?:ly)?)?|saved|written|wrote|ready|exported|already satisfied)\b`,
    String.raw`exit(?:ed)?(?: with)?(?: code| status)?[ :=]+0\b|\b100 ?%|to see the gui go to|running on (?:local )?(?:url|http)|listening (?:on|at)|started server|application startup complete`,
    String.raw`\bvideo:\d+ ?k(?:i?b)? audio:|\blsize=|frame= *\d+ fps=`,
  ].join('|'),
  'i',
);
/** Lines as programs print them while all goes well. */
const usual =
  /^\s*(?:\[?\d{4}-\d\d-\d\d|\[?\d\d:\d\d:\d\d|\[?(?:info|debug|trace|notice)\b|(?:loading|loaded|using|total|device|set|got|import times|starting|started|model|requested|version|python|pytorch|ffmpeg|input|output|stream|metadata|duration|configuration|built with|lib\w+ +\d|step|epoch|\d+(?:\.\d+)? seconds|fetch|download|checkpoint|resolving|collecting|installing)\b)|\d+%\||\d+\/\d+ \[|\bit\/s\b|\bs\/it\b|\b(?:info|debug)\b/i;
const progress = /(\d{1,3})(?:\.\d+)? ?%(?=\||\s*[█▏▎▍▌▋▊▉#=>\]|[(]|\s|$)/g;

/** Kinds of failure that a program gets over: it goes without, or tries again. */
const bearable: readonly FailureType[] = [
  'dependency_missing',
  'hardware_optimization_failure',
  'model_version_mismatch',
  'network_connectivity_loss',
  'bandwidth_limitation',
];
const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;?]*[A-Za-z]`, 'g');
const endLines = 6;
const whole = 100;

/**
 * Whether a log tells of a failure at all. None only where no line speaks of one, warnings aside, and the log reads like the work of
 * a program that did not break off; a failure that a classifier knows stays one, but for what a program warned of and got over.
 */
export function judgeLog(text: string, { failure }: Pick<Explanation, 'failure'>): Outcome {
  const isKnown = failure.confidence > 0;
  const lines = linesOf(text);
  const spoken = isKnown ? 'known' : 'unknown';
  if (isKnown && !bearable.includes(failure.type)) return spoken;
  if (failure.facts.exitCode !== undefined || failure.facts.signal !== undefined) return spoken;
  if (lines.length === 0 || lines.some(speaksOfFailure) || breaksOff(lines)) return spoken;
  const endsWell = lines.slice(-endLines).some((line) => done.test(line));
  if (isKnown) return endsWell ? 'no_failure' : spoken;
  const looksUsual =
    lines.filter((line) => usual.test(line) || warning.test(line)).length * 2 >= lines.length;
  return endsWell || (lines.length > 1 && looksUsual) ? 'no_failure' : spoken;
}

/** The warnings of a log, each once. */
export function warningsOf(text: string): readonly string[] {
  return [...new Set(linesOf(text).filter((line) => warning.test(line)))];
}

function linesOf(text: string): string[] {
  const lines = text.replaceAll(colours, '').split(/[\r\n]+/);
  return lines.map((line) => line.trim()).filter(Boolean);
}

function speaksOfFailure(line: string): boolean {
  if (warning.test(line)) return grave.test(line);
  return failing.test(line.replaceAll(harmless, ''));
}

/** Whether the last thing it tells is a progress that has not come to its end. */
function breaksOff(lines: readonly string[]): boolean {
  const [last] = lines.slice(-1).flatMap((line) => [...line.matchAll(progress)].slice(-1));
  return last !== undefined && Number(last[1]) < whole;
}
