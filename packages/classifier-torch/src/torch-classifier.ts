import { type ErrorClassifier, type FailureRule, ruleClassifier } from '@retake/plugin-api';
import { attentionRules } from './rules/attention-rules.js';
import { cardRules } from './rules/card-rules.js';
import { channelRules } from './rules/channel-rules.js';
import { compileRules } from './rules/compile-rules.js';
import { deviceFaultRules } from './rules/device-fault-rules.js';
import { deviceMemoryRules } from './rules/device-memory-rules.js';
import { deviceSetupRules } from './rules/device-setup-rules.js';
import { distributedRules } from './rules/distributed-rules.js';
import { exportRules } from './rules/export-rules.js';
import { generalRules } from './rules/general-rules.js';
import { healthRules } from './rules/health-rules.js';
import { hostMemoryRules } from './rules/host-memory-rules.js';
import { mathLibraryRules } from './rules/math-library-rules.js';
import { memoryWordRules } from './rules/memory-word-rules.js';
import { otherDeviceRules } from './rules/other-device-rules.js';
import { packageKernelRules } from './rules/package-kernel-rules.js';
import { placementRules } from './rules/placement-rules.js';
import { quantisedRules } from './rules/quantised-rules.js';
import { shapeRules } from './rules/shape-rules.js';
import { sizeRules } from './rules/size-rules.js';
import { typeRules } from './rules/type-rules.js';
import { versionRules } from './rules/version-rules.js';

/** All that is known of what PyTorch, its devices and its kernels say. Memory comes first: where it is named, it is the cause. */
export const torchRules: readonly FailureRule[] = [
  ...exportRules,
  ...deviceMemoryRules,
  ...hostMemoryRules,
  ...attentionRules,
  ...quantisedRules,
  ...compileRules,
  ...cardRules,
  ...packageKernelRules,
  ...deviceFaultRules,
  ...deviceSetupRules,
  ...mathLibraryRules,
  ...otherDeviceRules,
  ...channelRules,
  ...shapeRules,
  ...sizeRules,
  ...placementRules,
  ...typeRules,
  ...versionRules,
  ...distributedRules,
  ...healthRules,
  ...memoryWordRules,
  ...generalRules,
];

/** Knows what PyTorch and everything that computes with it say: CUDA, ROCm, MPS, XPU, DirectML, kernels and number formats. */
export const torchClassifier: ErrorClassifier = ruleClassifier(torchRules);
