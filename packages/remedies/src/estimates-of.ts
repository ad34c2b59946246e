import type { RecoveryContext, StageEstimate } from '@retake/plugin-api';

/** The stages of the current plan; none when the model cannot say. */
export async function estimatesOf({ plan, estimate }: RecoveryContext): Promise<readonly StageEstimate[]> {
  try {
    return await estimate(plan);
  } catch {
    return [];
  }
}
