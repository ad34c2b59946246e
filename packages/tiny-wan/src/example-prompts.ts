/** Prompts worded as in training. None names a colour, shape and motion that training saw together. */
export const examplePrompts: readonly string[] = [
  'a large red circle moving left on a navy background',
  'a small blue star moving left on a white background',
  'a large green triangle spinning on a black background',
  'a large orange star bouncing on a gray background',
  'a small yellow circle growing on a black background',
  'a large cyan square spinning on a white background',
];
