export { textImageToVideo } from './text-image-to-video.js';
