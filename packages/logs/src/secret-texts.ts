/** What a secret is replaced with. */
export const removed = '[redacted]';

/** How names of secrets end in texts. Bounded, so that no text takes long to read. */
const named =
  '[\\w-]{0,80}(?:token|password|passwd|passphrase|secret|(?:api|access|secret|private|account)[_-]?key)';
/** A value in quotes, which may be escaped, or up to the next blank. */
const value = '(?:\\\\?"[^"\\r\\n]{4,}?(?=\\\\?")|\\\\?\'[^\'\\r\\n]{4,}?(?=\\\\?\')|[^\\s"\',;&\\\\]{4,})';

/** Secrets as they stand in text: in URLs, headers, assignments, command lines and by their own shape. `$1` is kept. */
const secretTexts: readonly RegExp[] = [
  /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)[\s\S]*?(?=-----END|$)/g,
  /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#"']*(?=@)/gi,
  /\b((?:proxy-)?authorization\b\\?["']?\s*[:=,]\s*\\?["']?)(?:\w+ +)?[^\s"',;\\]+/gi,
  /\b(bearer +)[\w.~+/=-]{6,}/gi,
  /\b([Bb]asic +)(?=[\w+/]*(?:[\d=]|[a-z][A-Z]))[\w+/=]{6,}/g,
  /\b()(?:hf_[A-Za-z0-9]{8,}|gh[pousr]_\w{16,}|github_pat_\w{16,}|glpat-[\w-]{16,}|sk-[\w-]{16,}|ms-[0-9a-f-]{32,})/g,
  /\b()(?:npm_[A-Za-z0-9]{30,}|r8_[A-Za-z0-9]{30,}|xox[abeprs]-[\w-]{10,}|A(?:KI|SI)A[A-Z0-9]{16}\b|AIza[\w-]{30,})/g,
  /\b()eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /([?&#;](?:[\w-]{0,80}(?:token|signature|secret|key|credential)|sig|key-pair-id|policy|password|auth)=)[^&\s"'#]+/gi,
  /(\s(?:-u|--user)[ =]+)[^\s:]+:\S+/g,
  new RegExp(`(--${named}[ =]+)${value}`, 'gi'),
  new RegExp(`\\b(${named}\\\\?["']?\\s*[:=]\\s*)${value}`, 'gi'),
  /\b((?:set-)?cookie\\?["']?\s*[:=]\s*\\?["']?)[^\r\n"']+/gi,
];

/** A text without secrets. */
export function withoutSecrets(text: string): string {
  let clean = text;
  for (const pattern of secretTexts) clean = clean.replace(pattern, `$1${removed}`);
  return clean;
}
