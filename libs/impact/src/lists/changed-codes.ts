import { canonicalJson } from '@tagwright/kernel';
import type { CodeListView, CodeView } from '@tagwright/rules';
import type { CodeSide, ChangedCode } from '../impact-report.js';

/** A code list has a few codes as a rule; a list of a country's regions has thousands. */
const AT_MOST = 200;

type Changed = Omit<ChangedCode, 'holders'>;

/** What differs between two states of a code list: first what is gone, then what is new, then the rest. */
export function changedCodes(
  before: CodeListView | undefined,
  after: CodeListView | undefined,
): { readonly codes: readonly Changed[]; readonly leftOut: number } {
  const old = new Map(before?.codes.map((each) => [each.code, each]));
  const now = new Map(after?.codes.map((each) => [each.code, each]));
  const all = [
    ...[...old.keys()].filter((code) => !now.has(code)),
    ...[...now.keys()].filter((code) => !old.has(code)),
    ...[...now.keys()].filter((code) => old.has(code) && differs(old.get(code), now.get(code))),
  ];
  return {
    codes: all.slice(0, AT_MOST).map((code) => changed(code, old.get(code), now.get(code))),
    leftOut: Math.max(0, all.length - AT_MOST),
  };
}

function changed(code: string, old: CodeView | undefined, now: CodeView | undefined): Changed {
  const change = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
  return { code, change, before: sideOf(old), after: sideOf(now) };
}

function sideOf(view: CodeView | undefined): CodeSide | null {
  if (view === undefined) return null;
  const { name, parent = null } = view;
  // Where a dealer is: only lists of dealers have it.
  const { region = null } = view as { readonly region?: string };
  return { name, parent, region };
}

function differs(old: CodeView | undefined, now: CodeView | undefined): boolean {
  return canonicalJson(sideOf(old)) !== canonicalJson(sideOf(now));
}
