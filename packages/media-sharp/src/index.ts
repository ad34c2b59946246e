export { createImageTools } from './create-image-tools.js';
