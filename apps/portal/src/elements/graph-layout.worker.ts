import { placed } from './graph-layout.js';
import type { GraphShape } from './graph-shape.js';

self.addEventListener('message', ({ data }: MessageEvent<GraphShape>) => {
  self.postMessage(placed(data));
});
