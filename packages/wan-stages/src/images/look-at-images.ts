import { type ImageInfo, type ImageTools, type JsonObject, RetakeError } from '@retake/plugin-api';
import type { Conditioning } from '../family/wan-family.js';
import type { GivenImages } from './given-images.js';
import { isBlank } from './is-blank.js';

/**
 * Looks at the images of a request before anything is loaded. The first one must show something, unless
 * `allowBlankImage` says otherwise; a clip may well fade to one colour.
 * @throws RetakeError `image_missing`, `image_unreadable`, `image_unsupported`, `image_blank`, and `plugin_unavailable`
 * when there is nothing to read images with
 */
export async function lookAtImages(
  { image, lastImage, allowBlankImage }: JsonObject,
  conditioning: Conditioning,
  tools: ImageTools | undefined,
): Promise<GivenImages> {
  if (conditioning === 'none') return {};
  if (typeof image !== 'string') {
    if (conditioning === 'image-required' || lastImage !== undefined) throw noImage();
    return {};
  }
  const reader = requireTools(tools);
  const first = await reader.size(image);
  if (allowBlankImage !== true && (await isBlank(reader, image, first))) throw blank(image, first);
  if (typeof lastImage !== 'string') return { image: first };
  return { image: first, lastImage: await reader.size(lastImage) };
}

/** @throws RetakeError `plugin_unavailable` */
export function requireTools(tools: ImageTools | undefined): ImageTools {
  if (tools) return tools;
  throw new RetakeError('plugin_unavailable', 'Nothing is installed that reads images', {
    hint: 'Install one, for example @retake/media-sharp, and list it in the dependencies of the app.',
    facts: { point: 'images' },
  });
}

function noImage(): RetakeError {
  return new RetakeError(
    'image_missing',
    'The request has no image, and this model begins its clips with one',
    {
      hint: 'Give the path of an image file: `image` in the request, --image on the command line.',
      facts: { path: 'image' },
    },
  );
}

function blank(image: string, { width, height, format }: ImageInfo): RetakeError {
  return new RetakeError('image_blank', `${image} shows one colour and nothing else`, {
    hint: 'Give an image that shows something; if this is what you want, `allowBlankImage: true` in the request, --allow-blank-image on the command line.',
    facts: { file: image, width, height, format },
  });
}
