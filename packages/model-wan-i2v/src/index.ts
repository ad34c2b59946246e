export { imageToVideo } from './image-to-video.js';
