export { checkpointFolder, type TinyWan, tinyWans } from './checkpoint-folder.js';
export { examplePrompts } from './example-prompts.js';
export { promptWords } from './prompt-words.js';
export { type SampleImage, sampleImage } from './sample-image.js';
export { tinyRequest } from './tiny-request.js';
