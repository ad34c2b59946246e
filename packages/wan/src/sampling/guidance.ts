/** Classifier-free guidance on velocities: `uncond + scale·(cond − uncond)`, float32 arrays of equal length. */
export function combineGuidance(cond: Float32Array, uncond: Float32Array, scale: number): Float32Array {
  const out = new Float32Array(cond.length);
  for (let i = 0; i < out.length; i++) {
    const base = uncond[i] ?? 0;
    out[i] = base + scale * ((cond[i] ?? 0) - base);
  }
  return out;
}
