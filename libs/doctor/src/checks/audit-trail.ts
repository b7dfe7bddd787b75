import { latestHead, readTrailFigures, type SignedHead } from '@tagwright/audit';
import type { ClientBase } from 'pg';
import type { Check } from '../check.js';
import { fail, ok, warn, type Result } from '../finding.js';
import { withDatabase } from '../with-database.js';

/** Sealing takes a second or two, in seconds. */
const SEALED_WITHIN = 60;
/** While events are sealed, a head is signed every half minute. */
const HEAD_WITHIN_MS = 10 * 60_000;

/** Events get their places in the chain, and its end is signed outside of the database. */
export const AUDIT_TRAIL: Check = {
  name: 'audit_trail',
  run: ({ config, ...examination }) =>
    withDatabase(examination, (client) => trailResult(client, config.auditHeadDir)),
};

async function trailResult(client: ClientBase, directory: string): Promise<Result> {
  const { sealed, unsealedSeconds } = await readTrailFigures({
    query: async <T>(sql: string) => (await client.query(sql)).rows as T,
  });
  const head = await latestHead(directory);
  if (head !== null && !(await holds(client, head))) {
    return fail(
      `The audit trail does not hold place ${head.sequence} as it was signed at ${head.time}.`,
      'Run `tagwright audit verify`. If the heads are of another database, move them away.',
    );
  }
  if (unsealedSeconds > SEALED_WITHIN) {
    return warn(
      `An event has waited ${Math.round(unsealedSeconds)} s for its place in the chain.`,
      'Start `tagwright up` or `tagwright worker`, which seal events; where one runs, its log says why.',
    );
  }
  return judgeHead(sealed, head, directory);
}

function judgeHead(sealed: number, head: SignedHead | null, directory: string): Result {
  const found = `${sealed} events are sealed`;
  if (sealed === 0) return ok(`${found}.`);
  const isBehind = head === null || Number(head.sequence) < sealed;
  if (head === null || (isBehind && Date.now() - Date.parse(head.time) > HEAD_WITHIN_MS)) {
    const which = head === null ? 'no head is signed' : `the newest head is of ${head.time}`;
    return warn(
      `${found}; ${which}: nothing proves that the end of the trail was not cut off.`,
      `Look whether ${directory} (AUDIT_HEAD_DIR) can be written, and start a process that serves.`,
    );
  }
  return ok(`${found}; the newest head was signed at ${head.time}.`);
}

async function holds(client: ClientBase, { sequence, hash }: SignedHead): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM audit_seal WHERE sequence = $1 AND hash = $2',
    [sequence, hash],
  );
  return rowCount === 1;
}
