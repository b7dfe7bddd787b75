import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Ctrl+Z and Ctrl+Shift+Z mean the draft wherever the focus is, but not a field of somebody else, such
 * as a dialog's.
 */
export class UndoKeysController implements ReactiveController {
  readonly #onKey: (event: KeyboardEvent) => void;

  constructor(host: ReactiveControllerHost & HTMLElement, act: (step: 'undo' | 'redo') => void) {
    this.#onKey = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.key.toLowerCase() !== 'z') return;
      const [target] = event.composedPath();
      if (target !== document.body && !event.composedPath().includes(host)) return;
      event.preventDefault();
      event.stopPropagation();
      act(event.shiftKey ? 'redo' : 'undo');
    };
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#onKey, { capture: true });
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#onKey, { capture: true });
  }
}
