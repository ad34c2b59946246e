/** A class of nodes as ComfyUI writes it: letters first, blanks and marks inside. */
const name = String.raw`[A-Za-z][\w .:+()|/-]{1,80}?`;
const single = [
  new RegExp(`[Nn]ode ['"]?(${name})['"]? (?:does not exist|is missing|not found)`, 'g'),
  new RegExp(`["']class_type["']: ?["'](${name})["']`, 'g'),
];
/** Words that a list of classes follows, on the same line or on lines of their own. */
const list = /(?:missing node types?|nodes?(?: types?)? (?:were|was|are) not found|missing nodes?):?[ \t]*/gi;
const inLine = new RegExp(`^(?:[-*•#\\d.)\\s]*)(${name})[,;.]?$`);
const most = 8;

/** Classes of nodes that a message of ComfyUI says are missing, each once, eight at most. */
export function missingNodes(text: string): readonly string[] {
  const found = single.flatMap((pattern) => [...text.matchAll(pattern)].map(([, one = '']) => one));
  for (const { 0: words, index } of text.matchAll(list))
    found.push(...listed(text.slice(index + words.length)));
  return [...new Set(found.map((one) => one.trim()).filter(isClass))].slice(0, most);
}

/** The names that begin a text: up to the first line that is none. */
function listed(text: string): string[] {
  const [here = '', ...lines] = text.split('\n');
  if (here.trim() !== '') return here.split(/[,;]\s*/).flatMap(named);
  const end = lines.findIndex((line) => named(line.trim()).length === 0);
  return lines.slice(0, end === -1 ? undefined : end).flatMap((line) => named(line.trim()));
}

function named(text: string): string[] {
  const [, one] = inLine.exec(text.trim()) ?? [];
  return one === undefined ? [] : [one.replaceAll(/^['"]|['"]$/g, '')];
}

/** Sentences are no names: a name has a capital inside, a mark, or is one word. */
function isClass(text: string): boolean {
  return (
    text !== '' &&
    !text.endsWith(':') &&
    (!text.includes(' ') || (/^[A-Z]/.test(text) && text.split(' ').length <= 4))
  );
}

/** Packages of nodes by how their classes begin, as ComfyUI's Manager lists them. */
const packages: readonly (readonly [RegExp, string])[] = [
  [/^WanVideo/, 'ComfyUI-WanVideoWrapper'],
  [/^VHS_/, 'ComfyUI-VideoHelperSuite'],
  [/GGUF/, 'ComfyUI-GGUF'],
  [/^(?:RIFE|FILM|AMT) VFI|^GMFSS/, 'ComfyUI-Frame-Interpolation'],
  [/\(rgthree\)$/, 'rgthree-comfy'],
  [/\|pysssss$/, 'ComfyUI-Custom-Scripts'],
  [/^LTXV/, 'ComfyUI-LTXVideo'],
  [/^HyVideo/, 'ComfyUI-HunyuanVideoWrapper'],
];

/** The packages that those classes come from, where their names tell. */
export function packagesOfNodes(nodes: readonly string[]): readonly string[] {
  const known = nodes.flatMap((node) => packages.find(([pattern]) => pattern.test(node))?.[1] ?? []);
  return [...new Set(known)];
}
