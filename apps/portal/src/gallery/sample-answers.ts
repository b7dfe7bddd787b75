import type {
  Distribution,
  Explanation,
  Snapshot,
  SubjectTag,
  TagSummary,
  WhyNot,
} from '../api/types.js';
import answers from './sample-answers.json' with { type: 'json' };

/** What the interface answered about a customer of the demo, by path; some parts by name. */
const byPath: Readonly<Record<string, unknown>> = answers;

export const explanationOf = (tag: string): Explanation =>
  byPath[`/customers/42/tags/${tag}/why`] as Explanation;
export const distributionOf = (tag: string): Distribution =>
  byPath[`/tags/${tag}/distribution`] as Distribution;
export const sampleTags: readonly SubjectTag[] = byPath.tags as readonly SubjectTag[];
export const sampleSummaries: readonly TagSummary[] = byPath['/tags'] as readonly TagSummary[];
export const sampleSnapshot: Snapshot = byPath['/snapshots/1'] as Snapshot;
export const sampleWhyNot: WhyNot = byPath[
  '/customers/42/tags/churn_state/why-not?value=B'
] as WhyNot;

/** A path with this in it is never answered; one with `broken` fails. */
const SLOW = 'slow';

/** What stands in for things of which there is no sample of their own. */
const standIn = (path: string): string =>
  path.replace('/snapshots/current', '/snapshots/1').replace(/^\/tags\/\w+$/, '/tags/churn_state');

/** Has elements that ask the interface by themselves answered from the samples. */
export function answerFromSamples(): void {
  const API = '/api/v1';
  const ask = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const { pathname, search } = new URL(
      input instanceof Request ? input.url : input,
      location.origin,
    );
    if (!pathname.startsWith(API)) return ask(input, init);
    const path = pathname.slice(API.length) + search;
    if (path.includes(SLOW)) return new Promise<Response>(() => undefined);
    const answer = byPath[standIn(path)];
    if (answer !== undefined && !path.includes('broken')) return Response.json(answer);
    const status = path.includes('broken') ? 500 : 404;
    return Response.json({ status, code: 'sample', title: 'A sample', detail: path }, { status });
  };
}
