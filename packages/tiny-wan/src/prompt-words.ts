/** What the tiny models were taught: they understand prompts made of these words, and nothing else. */
export const promptWords = {
  sizes: ['small', 'large'],
  colours: ['red', 'green', 'blue', 'yellow', 'orange', 'purple', 'cyan', 'pink'],
  shapes: ['circle', 'square', 'triangle', 'star'],
  motions: ['moving left', 'moving right', 'moving up', 'moving down', 'growing', 'spinning', 'bouncing'],
  backgrounds: ['black', 'gray', 'white', 'navy'],
} as const;
