import type { GraphShape, PlacedGraph } from './graph-shape.js';

/** Places a graph in a worker: a large one takes half a second, in which the page stays at hand. */
export function placedAside(shape: GraphShape): Promise<PlacedGraph> {
  const worker = new Worker(new URL('./graph-layout.worker.ts', import.meta.url), {
    type: 'module',
  });
  return new Promise<PlacedGraph>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<PlacedGraph>) => {
      resolve(data);
    });
    worker.addEventListener('error', ({ message }) => {
      reject(new Error(message || 'The graph could not be placed.'));
    });
    worker.postMessage(shape);
  }).finally(() => {
    worker.terminate();
  });
}
