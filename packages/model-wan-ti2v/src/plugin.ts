import { wanPlugin } from '@retake/wan-stages';
import { textImageToVideo } from './text-image-to-video.js';

export default wanPlugin('model-wan-ti2v', textImageToVideo);
