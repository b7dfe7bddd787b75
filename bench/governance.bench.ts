import { benchAudit, type AuditBenchOptions } from './governance/audit-bench.js';
import { benchPreview } from './governance/preview-bench.js';
import type { GovernanceBenchOptions } from './governance/governance-options.js';
import type { BenchLine } from './rules/bench-options.js';

export const GOVERNANCE_PARTS = ['preview', 'audit'] as const;

export type GovernancePart = (typeof GOVERNANCE_PARTS)[number];

type Options = GovernanceBenchOptions & AuditBenchOptions;

/** What the bench consists of; a part measures one thing and checks its answers. */
const PARTS: Readonly<Record<GovernancePart, (options: Options) => Promise<BenchLine>>> = {
  preview: benchPreview,
  audit: benchAudit,
};

/** What governing a change costs; all parts one after the other, as one line. */
export async function benchGovernance({
  only,
  ...options
}: Options & { readonly only?: GovernancePart }): Promise<BenchLine> {
  let line: BenchLine = {};
  for (const part of only === undefined ? GOVERNANCE_PARTS : [only]) {
    line = { ...line, ...(await PARTS[part](options)) };
  }
  return line;
}
