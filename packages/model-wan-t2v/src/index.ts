export { textToVideo } from './text-to-video.js';
