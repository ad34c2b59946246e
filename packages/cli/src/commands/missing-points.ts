import type { PluginReport } from '@retake/kernel';

/** What a run needs plugins for, and packages that would do. */
const needs = [
  {
    point: 'model',
    needed: 'a model',
    packages: '@retake/model-wan-t2v @retake/model-wan-i2v @retake/model-wan-ti2v',
  },
  { point: 'runtime', needed: 'a runtime for ONNX graphs', packages: '@retake/runtime-ort' },
  { point: 'encoder', needed: 'a video encoder', packages: '@retake/encoder-mp4' },
  { point: 'images', needed: 'image input and pictures of clips', packages: '@retake/media-sharp' },
  { point: 'hardware', needed: 'a hardware profile', packages: '@retake/hw-cpu' },
  {
    point: 'classifier',
    needed: 'failure knowledge',
    packages:
      '@retake/classifier-hub @retake/classifier-media @retake/classifier-ort @retake/classifier-pipeline @retake/classifier-system @retake/classifier-torch @retake/classifier-weights',
  },
  { point: 'strategy', needed: 'recovery', packages: '@retake/strategy-retry @retake/strategy-fallback' },
] as const;

/** Something that no plugin of the app provides. */
export interface MissingPoint {
  readonly point: string;
  readonly needed: string;
  /** What to type, or where to look. */
  readonly fix: string;
}

/** What the plugins of an app lack for generating a clip that survives failures. */
export function missingPoints(reports: readonly PluginReport[]): MissingPoint[] {
  const provided = new Set(
    reports.flatMap(({ contributions }) =>
      contributions.filter(({ state }) => state === 'active').map(({ point }) => point),
    ),
  );
  return needs
    .filter(({ point }) => !provided.has(point))
    .map(({ point, needed, packages }) => {
      const broken = reports.find((report) => packages.split(' ').includes(report.package));
      const install = `npm install ${packages}`;
      return {
        point,
        needed,
        fix: broken ? `${broken.package} is there but ${broken.state}: see retake plugins` : install,
      };
    });
}
