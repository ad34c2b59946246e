/** What every rule about shapes that differ inside a network says, unless it knows better. */
export const shape = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'needs_change',
  confidence: 0.85,
  firstMove: 'parameter_adjustment',
} as const;
