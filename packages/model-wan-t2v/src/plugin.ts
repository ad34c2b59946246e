import { wanPlugin } from '@retake/wan-stages';
import { textToVideo } from './text-to-video.js';

export default wanPlugin('model-wan-t2v', textToVideo);
