import { type ErrorClassifier, type FailureRule, ruleClassifier } from '@retake/plugin-api';
import { accessRules } from './rules/access-rules.js';
import { incompleteRules } from './rules/incomplete-rules.js';
import { missingRules } from './rules/missing-rules.js';
import { rateRules } from './rules/rate-rules.js';
import { reachRules } from './rules/reach-rules.js';
import { serverRules } from './rules/server-rules.js';
import { spaceRules } from './rules/space-rules.js';
import { statusRules } from './rules/status-rules.js';

/** All that is known of model hubs and of downloading. The first row that fits speaks: causes stand before what they cause. */
export const hubRules: readonly FailureRule[] = [
  ...accessRules,
  ...rateRules,
  ...missingRules,
  ...spaceRules,
  ...reachRules,
  ...incompleteRules,
  ...serverRules,
  ...statusRules,
];

/** Knows the words of hubs, HTTP clients and download tools: Hugging Face, Xet, ModelScope, requests, httpx, curl, git-lfs. */
export const hubClassifier: ErrorClassifier = ruleClassifier(hubRules);
