/** Names of what is secret, in lower case with `_` between words, as `plain` gives them. */
const secretNames =
  /(?:^|_)(?:token|password|passwd|passphrase|secret|authorization|cookie|credentials?|(?:api|access|secret|private|account|auth)_?key)$|^(?:auth|pass|session_?id)$/;
const promptNames = /^(?:positive_?|negative_?)?prompts?(?:_?\d)?$|^negative$/;

/** Whether a field, header or variable of that name holds a secret: `hfToken`, `X-Api-Key`, `AWS_SECRET_ACCESS_KEY`. */
export function isSecretName(name: string): boolean {
  return secretNames.test(plain(name));
}

/** Whether a field of that name holds what a person asked to see: `prompt`, `negativePrompt`, `prompt_2`. */
export function isPromptName(name: string): boolean {
  return promptNames.test(plain(name));
}

function plain(name: string): string {
  return name
    .replace(/^--?/, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[-.\s]+/g, '_')
    .toLowerCase();
}
