/** Runs in a worker thread: takes frames, gives the finished MP4. */
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import h264 from 'h264-mp4-encoder';
import { finishMp4 } from './finish-mp4.js';
import { rgbToYuv420 } from './rgb-to-yuv420.js';
import type { WasmReply, WasmRequest, WasmSettings } from './wasm-messages.js';

/** Best of the encoder's speeds; 0 to 10. */
const bestQualitySpeed = 0;
/** A key frame every two seconds keeps seeking quick. */
const keyFrameSeconds = 2;

async function main(port: NonNullable<typeof parentPort>): Promise<void> {
  const reply = (message: WasmReply) => port.postMessage(message);
  const next = async (): Promise<WasmRequest> => {
    const message = once(port, 'message');
    reply('ready');
    return (await message)[0];
  };
  const settings = (await next()) as WasmSettings;
  const encoder = await h264.createH264MP4Encoder();
  encoder.width = settings.width;
  encoder.height = settings.height;
  encoder.frameRate = settings.fps;
  encoder.quantizationParameter = settings.quality;
  encoder.speed = bestQualitySpeed;
  encoder.groupOfPictures = Math.max(1, Math.round(settings.fps * keyFrameSeconds));
  encoder.initialize();
  for (;;) {
    const message = await next();
    if (!(message instanceof Uint8Array)) break;
    encoder.addFrameYuv(rgbToYuv420(message, settings.width, settings.height));
  }
  encoder.finalize();
  reply(finishMp4(encoder.FS.readFile(encoder.outputFilename)));
  encoder.delete();
  port.close();
}

if (parentPort) await main(parentPort);
