import type { ReactiveControllerHost } from 'lit';

import { type Problem, asProblem } from '../api/problem.js';
import type { Page } from '../api/types.js';
import { LoadController } from './load.controller.js';
import { type LongList, PAGE_SIZE, farPages, pagesOf } from './long-list.js';

/** Which part of a list is asked for. */
// A type, not an interface: a query may hold it.
type PagePlace = Readonly<{
  cursor: string | null;
  /** How many items to pass over, from the cursor or the beginning. */
  skip: number;
  limit: number;
}>;

interface Paged<A extends readonly unknown[], T> {
  /** What the list depends on; it begins anew when one of them changes. */
  readonly args: () => A;
  readonly load: (args: A, place: PagePlace, signal?: AbortSignal) => Promise<Page<T>>;
  /** Rows that the skeleton holds the place of. */
  readonly rows?: number;
}

/** Milliseconds at one place of the list before its rows are asked for: who drags passes many by. */
const REST = 60;

/**
 * A long list of which only the parts that are looked at are loaded, with the states around it.
 * The first page fixes what the list is; the others are places after it, so that what is added at
 * the list's head meanwhile moves nothing.
 */
export class PagesController<const A extends readonly unknown[], T> implements LongList<T> {
  readonly changes = new EventTarget();
  problem: Problem | null = null;

  readonly #load: LoadController<A, Page<T>>;
  readonly #paged: Paged<A, T>;
  readonly #pages = new Map<number, readonly T[]>();
  readonly #asked = new Set<number>();
  #wanted: readonly number[] = [];
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Tells pages of an earlier list from those of the present one. */
  #generation = 0;

  constructor(host: ReactiveControllerHost, paged: Paged<A, T>) {
    this.#paged = paged;
    this.#load = new LoadController<A, Page<T>>(host, {
      args: paged.args,
      live: true,
      ...(paged.rows === undefined ? {} : { rows: paged.rows }),
      load: (args, signal) => paged.load(args, { cursor: null, skip: 0, limit: PAGE_SIZE }, signal),
      onLoaded: (page) => {
        this.begin(page);
      },
    });
  }

  get total(): number {
    return this.#load.value?.total ?? 0;
  }

  at(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
  }

  want(first: number, end: number): void {
    this.#wanted = pagesOf(first, end);
    clearTimeout(this.#rest);
    if (this.problem || this.#wanted.every((page) => this.has(page))) return;
    this.#rest = setTimeout(() => {
      for (const page of this.#wanted) if (!this.has(page)) void this.fetch(page);
    }, REST);
  }

  retry(): void {
    this.problem = null;
    for (const page of this.#wanted) if (!this.has(page)) void this.fetch(page);
    this.announce();
  }

  /** @param complete draws the list once its first page is there */
  render(complete: (total: number) => unknown): unknown {
    return this.#load.render((page) => complete(page.total));
  }

  private begin(page: Page<T>): void {
    this.#generation += 1;
    this.#pages.clear();
    this.#asked.clear();
    clearTimeout(this.#rest);
    this.problem = null;
    this.#pages.set(0, page.items);
    this.announce();
  }

  private has(page: number): boolean {
    return this.#pages.has(page) || this.#asked.has(page);
  }

  private async fetch(page: number): Promise<void> {
    const generation = this.#generation;
    const first = this.#load.value;
    this.#asked.add(page);
    try {
      const skip = (page - 1) * PAGE_SIZE;
      const place = { cursor: first?.nextCursor ?? null, skip, limit: PAGE_SIZE };
      const loaded = await this.#paged.load(this.#paged.args(), place);
      if (generation !== this.#generation) return;
      if (loaded.edition === first?.edition) this.keep(page, loaded.items);
      else this.#load.again();
    } catch (error) {
      if (generation === this.#generation) this.problem = asProblem(error);
    } finally {
      if (generation === this.#generation) {
        this.#asked.delete(page);
        this.announce();
      }
    }
  }

  private keep(page: number, items: readonly T[]): void {
    this.#pages.set(page, items);
    for (const far of farPages([...this.#pages.keys()], this.#wanted)) this.#pages.delete(far);
  }

  private announce(): void {
    this.changes.dispatchEvent(new Event('change'));
  }
}
