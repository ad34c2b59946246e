import type { FailureRule } from '@retake/plugin-api';

const input = {
  category: 'WAN_CONDITIONING',
  type: 'invalid_parameters',
  severity: 'medium',
  scope: 'call',
  transience: 'permanent',
  confidence: 0.93,
  firstMove: 'user_intervention',
} as const;

const again = 'Open the file in a viewer; if it shows, save it as PNG, JPEG or MP4 (H.264) and use that.';
const other = 'Give another file.';

/** Images, videos and sounds of the user that cannot be read, or are not what the model takes. */
export const inputRules: readonly FailureRule[] = [
  {
    ...input,
    id: 'image_unidentified',
    when: {
      words: [
        /cannot identify image file (?<file>\S+)/i,
        /UnidentifiedImageError/,
        /Input (?:buffer|file)[^\n]{0,60}contains unsupported image format/i,
        /unsupported image (?:format|type)|not a (?:valid|supported) image|(?:unknown|unrecogni[sz]ed) image (?:format|type)/i,
        /VipsForeignLoad|vips\w*: [^\n]*(?:not a known file format|bad seek|read error)/i,
        /Not a (?:JPEG|PNG|GIF|WebP) file/i,
      ],
    },
    code: 'WAN_CONDITIONING/image_unreadable',
    userMessage: 'The image is damaged, or no image of a kind that is known.',
    nextSteps: [again, other],
    example: "PIL.UnidentifiedImageError: cannot identify image file 'cat.heic'",
    reason: 'the image of the user cannot be read',
  },
  {
    ...input,
    id: 'image_truncated',
    when: {
      words: [
        /image file is truncated(?: \((?<bytesLeft>\d+) bytes not processed\))?/i,
        /(?:Premature end of|Corrupt) JPEG|VipsJpeg|pngload|libpng error: (?<detail>[^\n]+)|broken data stream when reading image file/i,
        /broken PNG file|Truncated File Read|unrecognized data stream contents/i,
      ],
    },
    code: 'WAN_CONDITIONING/image_truncated',
    userMessage: 'The image file ends too early: it was not copied or downloaded completely.',
    nextSteps: ['Copy or download the image again.', again],
    example: 'OSError: image file is truncated (12 bytes not processed)',
    reason: 'the image of the user is cut off',
  },
  {
    ...input,
    id: 'image_too_large',
    when: {
      words: [
        /DecompressionBomb/,
        /exceeds limit of (?<allowed>\d+) pixels/i,
        /Input image exceeds pixel limit/i,
        /image (?:is )?too (?:large|small|big)|(?:image|frame) size (?:is )?(?:too|exceeds)/i,
      ],
    },
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    confidence: 0.9,
    code: 'WAN_CONDITIONING/image_size',
    userMessage: 'The image has more, or fewer, pixels than is taken.',
    nextSteps: ['Scale the image to about the size of the clip.'],
    example: 'OSError: Image size (400000000 pixels) exceeds limit of 178956970 pixels',
    reason: 'the size of the image is outside what is taken, and scaling it helps',
  },
  {
    ...input,
    id: 'image_mode',
    when: {
      words: [
        /Cannot handle this data type: \(1, 1, (?<givenChannels>1|2)\)/i,
        /cannot write mode (?<given>\w+) as (?<component>\w+)/i,
        /expected (?<expectedChannels>\d) channels,? (?:but )?got (?<givenChannels>\d)/i,
        /(?:image|input) must (?:have|be)[^\n]{0,20}(?:3 channels|RGB|RGBA|greyscale|grayscale)/i,
        /images do not match|bad transparency mask|(?:unrecognized|unsupported) image mode|conversion from \w+ to \w+ not supported/i,
        /Images? (?:must|should|have to) (?:be|have) (?:the )?same (?:size|shape|mode)/i,
      ],
    },
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    confidence: 0.88,
    code: 'WAN_CONDITIONING/image_channels',
    userMessage:
      'The image has other colour channels, or another size, than is taken: often it has transparency.',
    nextSteps: ['Save the image as plain RGB, without transparency.', 'Give images of one size.'],
    example: 'ValueError: expected 3 channels, got 4',
    reason: 'the form of the image is outside what is taken, and converting it helps',
  },
  {
    ...input,
    id: 'image_unread_opencv',
    when: {
      words: [
        /\(-215:Assertion failed\) !(?:_src|ssize|src|img)\.(?:empty|dsize)\(\)/i,
        /error: \(-215:Assertion failed\) [^\n]*(?:empty\(\)|size\.width ?> ?0)/i,
        /can't open\/read file: check file path\/integrity/i,
        /cv2\.error: OpenCV\(/,
        /(?<file>[^\s'"]{1,200}\.(?:png|jpe?g|webp|bmp|tiff?|heic|avif))['"]? (?:could not|cannot|can't) be (?:loaded|opened|read|decoded)/i,
        /Cannot read image:? ?(?<file>\S*)|(?:could not|failed to|unable to) (?:read|load|open|decode) (?:the )?(?:input |source |reference )?image(?! (?:python|extension|model|encoder|processor|library|decoder|pipeline))/i,
      ],
    },
    confidence: 0.9,
    code: 'WAN_CONDITIONING/image_not_loaded',
    userMessage: 'An image could not be loaded: it is not there, or cannot be read.',
    nextSteps: ['Check the path; OpenCV on Windows takes no letters beyond ASCII in it.', again],
    example: 'ValueError: Cannot read image: inputs/cat.png',
    reason: 'the image of the user is missing or unreadable',
  },
  {
    ...input,
    id: 'video_unreadable',
    when: {
      words: [
        /\b(?:video|audio|image|mask)\b[^\n]{0,40} is not a valid (?:path|file|video|directory)/i,
        /moov atom not found/i,
        /Invalid data found when processing input/i,
        /Unable to probe video metadata for (?<file>[^\n]+)/i,
        /\berror (?:reading|opening|decoding) (?<file>[^\n]{0,300}\.(?:mp4|mov|webm|avi|mkv|m4v))\b/i,
        /(?:could not|failed to|unable to|cannot|can't) (?:open|read|load|decode|probe) (?:the )?(?:input )?(?:video|frame|clip)\w*:? ?(?<file>\S*)/i,
        /(?:DECORDError|decord\._ffi|video_reader\.cc)|av\.error\.(?!MemoryError|OSError|PermissionError)\w+|avcodec_\w+ failed|av[\\/](?:container|error)/,
        /(?<file>[^\s'"]{1,200}\.(?:mp4|mov|mkv|webm|avi|gif|m4v))"? (?:could not|cannot|can't) be (?:loaded|opened|read|decoded)/i,
        /Failed to get pixel format|hardware accelerated \w+ decoding/i,
        /VIDEOIO|VideoCapture[^\n]{0,40}(?:failed|error|not open)/i,
        /Could not find codec parameters for stream|No (?:video|decodable) streams? (?:found|in)|does not contain (?:a|any) video/i,
      ],
    },
    confidence: 0.9,
    code: 'WAN_CONDITIONING/video_unreadable',
    userMessage: 'The video is damaged, was not written to its end, or is of a kind that is not known.',
    nextSteps: [again, other],
    example: 'RuntimeError: Unable to probe video metadata for clip.mp4',
    reason: 'the video of the user cannot be read',
  },
  {
    ...input,
    id: 'audio_unusable',
    when: {
      words: [
        /(?:could not|failed to|unable to|cannot|error) (?:open|read|load|decod\w+|opening) (?:the )?(?:input )?audio/i,
        /LibsndfileError|soundfile\.\w*Error|Format not recogni[sz]ed|NoBackendError|audioread/i,
        /(?:No|missing) audio (?:stream|track|file|input|channel)s?|does not contain (?:an |any )?audio|audio (?:is|file is) (?:empty|missing|too (?:short|long)|required)/i,
        /Not a standard little-endian RIFF|Corrupt WAV|file does not start with RIFF id|sample[_ ]rate[^\n]{0,40}(?:must|required|not supported|mismatch)/i,
        /Couldn't find appropriate backend to handle uri/i,
      ],
    },
    confidence: 0.88,
    code: 'WAN_CONDITIONING/audio_unusable',
    userMessage: 'The sound is missing, damaged, or of a kind that is not taken.',
    nextSteps: ['Save it as WAV, 16 kHz or 44.1 kHz, and use that.', other],
    example: 'RuntimeError: Failed to load audio: clip.xyz',
    reason: 'the sound of the user is missing or unreadable',
  },
];
