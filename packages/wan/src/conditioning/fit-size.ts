export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The clip size for a picture: its aspect ratio at about `area` pixels, each side rounded and then cut down to a multiple
 * of `multiple`, at least one multiple; the rule of diffusers' Wan image to video example.
 */
export function fitSize(
  sourceWidth: number,
  sourceHeight: number,
  area: number,
  multiple: number,
): PictureSize {
  const ratio = sourceHeight / sourceWidth;
  const fit = (side: number) => Math.max(1, Math.floor(Math.round(side) / multiple)) * multiple;
  return { width: fit(Math.sqrt(area / ratio)), height: fit(Math.sqrt(area * ratio)) };
}
