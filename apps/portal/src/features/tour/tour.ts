import { session } from '../../api/session.js';
import { TOUR_STEPS, type TourStep } from './tour-steps.js';

/** The tour's place, and whether somebody has had it offered before. Fires `change`. */
class Tour extends EventTarget {
  #at: number | null = null;

  /** The steps through rooms that whoever is signed in may enter. */
  get steps(): readonly TourStep[] {
    return TOUR_STEPS.filter(({ needs }) => needs === null || session.may(needs));
  }

  /** Null while nobody is on tour. */
  get at(): number | null {
    return this.#at;
  }

  /** Whether it was neither taken nor declined by this account in this browser. */
  get isNew(): boolean {
    try {
      return localStorage.getItem(memory()) === null;
    } catch {
      return false; // Where nothing can be remembered, the offer would come each time.
    }
  }

  start(): void {
    this.#at = 0;
    this.remember();
  }

  move(by: 1 | -1): void {
    if (this.#at === null) return;
    const next = this.#at + by;
    this.#at = next >= 0 && next < this.steps.length ? next : null;
    this.announce();
  }

  /** Leaves the tour, or declines it. */
  end(): void {
    this.#at = null;
    this.remember();
  }

  private remember(): void {
    try {
      localStorage.setItem(memory(), 'seen');
    } catch {
      // See `isNew`: then it is never offered, only found in the menu.
    }
    this.announce();
  }

  private announce(): void {
    this.dispatchEvent(new Event('change'));
  }
}

const memory = (): string => `tagwright.tour.${session.identity?.login ?? ''}`;

export const tour = new Tour();
