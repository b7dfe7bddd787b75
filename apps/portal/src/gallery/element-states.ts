import type { TemplateResult } from 'lit';

/**
 * The page of one element in the gallery: each state by its name, as somebody would meet it: empty,
 * loading, failed, long text, read-only, …
 *
 * It stands beside its element as `<element>.states.ts` with this as its `states` export.
 */
export interface ElementStates {
  /** Name of the custom element, such as `tw-state-badge`. */
  readonly element: string;
  readonly states: Readonly<Record<string, () => TemplateResult>>;
}
