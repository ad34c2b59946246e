const ffmpeg = `ffmpeg version 7.1 Copyright (c) 2000-2024 the FFmpeg developers
  built with gcc 14 (GCC)
  configuration: --enable-gpl --enable-libx264 --disable-debug
  libavutil      59. 39.100 / 59. 39.100
Input #0, rawvideo, from 'pipe:':
  Duration: N/A, start: 0.000000, bitrate: 159744 kb/s
  Stream #0:0: Video: rawvideo, rgb24, 832x480, 16 fps
Press [q] to stop, [?] for help
Output #0, mp4, to 'clip.mp4':
  Stream #0:0: Video: h264, yuv420p, 832x480, 16 fps
frame=   81 fps= 40 q=-1.0 Lsize=     310KiB time=00:00:05.00 bitrate= 508.1kbits/s speed=2.4x`;

/** Logs in the shape of programs that did what they should. */
export const harmlessLogs: readonly string[] = [
  `Total VRAM 24564 MB, total RAM 65303 MB
pytorch version: 2.9.0+cu128
Set vram state to: NORMAL_VRAM
Device: cuda:0 Example Card : cudaMallocAsync
Using pytorch attention
Import times for custom nodes:
   0.0 seconds: custom_nodes/websocket_image_save.py
Starting server
To see the GUI go to: http://127.0.0.1:8188`,
  `got prompt
Requested to load WanTEModel
loaded completely 9.5e+25 6419.5 True
100%|██████████| 20/20 [00:41<00:00,  2.05s/it]
Prompt executed in 52.33 seconds`,
  ffmpeg,
  'Downloading shards: 100%|██████████| 6/6 [03:10<00:00, 31.7s/it]\nLoading checkpoint shards: 100%|██████████| 6/6 [00:09<00:00,  1.6s/it]',
  'UserWarning: torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.\nFutureWarning: this argument is deprecated',
  '[2031-01-02 10:00:00] INFO: Creating pipeline.\n[2031-01-02 10:00:09] INFO: Generating video ...\n[2031-01-02 10:09:00] INFO: Saving generated video to out.mp4\n[2031-01-02 10:09:01] INFO: Finished.',
  'Collecting diffusers\n  Using cached diffusers-0.36.0-py3-none-any.whl\nInstalling collected packages: diffusers\nSuccessfully installed diffusers-0.36.0',
  'Requirement already satisfied: torch in ./venv/lib/python3.12/site-packages\nRequirement already satisfied: numpy in ./venv/lib/python3.12/site-packages',
  'INFO:     Started server process [4242]\nINFO:     Waiting for application startup.\nINFO:     Application startup complete.\nINFO:     Uvicorn running on http://127.0.0.1:8000',
  '* Running on local URL:  http://127.0.0.1:7860\n* To create a public link, set `share=True` in `launch()`.',
  'Fetching 20 files: 100%|██████████| 20/20 [10:00<00:00, 30.0s/it]\n/models/wan',
  'Tests  12 passed (12)\n0 errors, 0 failures\nDone in 3.1s',
  'found 0 vulnerabilities\nadded 120 packages in 9s\nfinished',
  '2031-01-02 10:00:00.1 [I:onnxruntime:, inference_session.cc:1001 Initialize] Session successfully initialized.',
  'Process finished with exit code 0',
  'WARNING: the installed package is an old one\ngot prompt\nPrompt executed in 12 seconds',
  'sampling: 100%|##########| 30/30\nVideo saved to output/clip_00001.mp4',
  '\u001b[32mINFO\u001b[0m step 30/30\n\u001b[32mINFO\u001b[0m loss 0.021\n\u001b[32mINFO\u001b[0m checkpoint saved',
];

/** Logs in the shape of programs that failed in ways no classifier needs to know. */
export const failingLogs: readonly string[] = [
  'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nzlorp.Wibble: nine\nPrompt executed in 0.10 seconds',
  '!!! Exception during processing !!! wibble\nPrompt executed in 3.10 seconds',
  'got prompt\nKilled',
  'loading\nSegmentation fault (core dumped)',
  'step 3 of 20\nthe gremlin stage failed',
  '[info] begin\n[error] gremlin 12\n[info] done',
  'ffmpeg version 7.1\nConversion failed!',
  'INFO begin\nworker exited with code 137',
  ' 37%|███▋      | 11/30 [01:20<02:19,  7.3s/it]',
  'got prompt\n 5%|▌         | 1/20 [00:04<01:16,  4.03s/it]',
  'RuntimeWarning: invalid value encountered in cast\nPrompt executed in 12 seconds',
  'plums',
  'my video is all green stripes',
  'INFO loading\nINFO cannot open the gremlin file\nINFO finished',
  'Loading model\nSIGBUS',
  'gremlin: no such device\nfinished',
  'INFO ready\nFATAL gremlin',
  'Fehler beim Laden\nfertig\ndone',
  '2031-01-02 10:00:00 INFO begin\n2031-01-02 10:00:01 INFO the frames are black',
  'panic: gremlin\nexit status 2',
  'W0905 12:00:00 gremlin.py:9] gremlin.GremlinError: at 1:0\nINFO done',
  'npm ERR! code EGREMLIN',
  'INFO download timed out\nINFO finished',
  'Process finished with exit code -1073741819 (0xC0000005)',
];
