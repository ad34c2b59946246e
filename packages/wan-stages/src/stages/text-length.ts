/** Rows of text that every Wan transformer takes; longer prompts are cut, shorter ones padded. */
export const textLength = 512;
