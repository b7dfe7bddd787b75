import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { type Problem, asProblem } from '../api/problem.js';

/** What an engine has put on a canvas. */
interface Drawn {
  resize(): void;
  close(): void;
}

interface DrawnPictureOptions<Engine, Picture extends Drawn> {
  /** Where to draw; null while there is nothing to draw, or its table is shown. */
  readonly canvas: () => HTMLElement | null;
  /** Loads the engine, and whatever takes time. */
  readonly prepare: () => Promise<Engine>;
  /** Draws anew, on what is drawn already if that is on the same canvas. */
  readonly paint: (engine: Engine, canvas: HTMLElement, present: Picture | null) => Picture;
}

/**
 * The life of a picture on a canvas: its engine loads when it is first shown, it is drawn again when its
 * element changes or the reader's machine turns dark, follows the size of its place, and is closed
 * with it. Of several drawings under way the newest counts.
 */
export class DrawnPictureController<Engine, Picture extends Drawn> implements ReactiveController {
  drawn: Picture | null = null;
  problem: Problem | null = null;

  readonly #host: ReactiveControllerHost;
  readonly #options: DrawnPictureOptions<Engine, Picture>;
  readonly #dark = window.matchMedia('(prefers-color-scheme: dark)');
  readonly #size = new ResizeObserver(() => this.drawn?.resize());
  #canvas: HTMLElement | null = null;
  #turn = 0;
  readonly #redraw = (): void => {
    this.#host.requestUpdate();
  };

  constructor(host: ReactiveControllerHost, options: DrawnPictureOptions<Engine, Picture>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#dark.addEventListener('change', this.#redraw);
  }

  hostDisconnected(): void {
    this.#dark.removeEventListener('change', this.#redraw);
    this.close();
  }

  hostUpdated(): void {
    void this.draw();
  }

  private async draw(): Promise<void> {
    const { canvas: place, prepare, paint } = this.#options;
    const canvas = place();
    if (canvas !== this.#canvas) this.close();
    const turn = ++this.#turn;
    if (!canvas) return;
    try {
      const engine = await prepare();
      // Something newer is drawn already, or nothing any more.
      if (turn !== this.#turn || place() !== canvas) return;
      this.drawn = paint(engine, canvas, this.drawn);
      if (this.#canvas === canvas) return;
      this.#canvas = canvas;
      this.#size.observe(canvas);
    } catch (error) {
      this.problem = asProblem(error);
      this.#host.requestUpdate();
    }
  }

  private close(): void {
    this.#turn += 1;
    this.#size.disconnect();
    this.drawn?.close();
    this.drawn = null;
    this.#canvas = null;
  }
}
