/** All controls but line ends, tabs, and what switches colours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /\u001b(?!\[[\d;]*m)|[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]/g;

/** A text as a terminal may get it: logs hold whatever programs wrote, and some of that renames windows or clears the screen. */
export function printable(text: string): string {
  return text.replaceAll(controls, '');
}
