import { wanPlugin } from '@retake/wan-stages';
import { imageToVideo } from './image-to-video.js';

export default wanPlugin('model-wan-i2v', imageToVideo);
