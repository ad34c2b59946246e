/** Words of a prompt that make an odd clip a wanted one. */
const words = {
  video_blank:
    /\b(?:black|dark(?:ness)?|blank|empty|white|grey|gray|solid|plain|monochrome|uniform|single colou?r|green ?screen|blue ?screen|schwarz|leer|noir|vide|negro)\b|黑|空白|纯色|白屏|真っ黒|黒/i,
  video_frozen:
    /\b(?:still|static|frozen|freeze|motionless|photo(?:graph)?|picture|painting|poster|standbild|immobile)\b|静止|定格|不动|写真/i,
  video_noise:
    /\b(?:nois[ey]|static|grain(?:y)?|glitch(?:y|es)?|snow(?:y|storm|fall)?|blizzard|sandstorm|confetti|mosaic|interference|random (?:dots|pixels)|rauschen|bruit|neige|ruido|nieve)\b|噪|雪|ノイズ|砂嵐/i,
} as const;

/** Whether a prompt may ask for a clip of one colour, one that does not move, or noise. */
export function asksFor(kind: keyof typeof words, prompt: string): boolean {
  return words[kind].test(prompt);
}
