import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps the browser's title equal to the page's heading. */
export class TitleController implements ReactiveController {
  readonly #title: () => string;

  constructor(host: ReactiveControllerHost, title: () => string) {
    this.#title = title;
    host.addController(this);
  }

  hostUpdated(): void {
    const own = this.#title();
    document.title = own ? `${own} · Tagwright` : 'Tagwright';
  }
}
