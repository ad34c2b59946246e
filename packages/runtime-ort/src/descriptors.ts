/** Descriptors the child gets beside the usual three: commands and replies on one, signs of life on the other. */
export const commandDescriptor = 3;
export const lifeDescriptor = 4;
