import { type ErrorClassifier, type FailureRule, ruleClassifier } from '@retake/plugin-api';
import { encoderRules } from './rules/encoder-rules.js';
import { inputRules } from './rules/input-rules.js';

/** All that is known of writing videos and reading images, videos and sounds. */
export const mediaRules: readonly FailureRule[] = [...encoderRules, ...inputRules];

/** Knows ffmpeg and its encoders, imageio, OpenCV, Pillow and sharp, and the files of users that they cannot read. */
export const mediaClassifier: ErrorClassifier = ruleClassifier(mediaRules);
