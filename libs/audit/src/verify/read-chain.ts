import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import { EVENT_TEXT } from '../chain/event-text.js';
import type { ChainLink } from './chain-check.js';

const BATCH = 5_000;

/** Which places; both included, by default all. */
export interface ChainRange {
  readonly from?: string;
  readonly to?: string;
}

type Place = [sequence: string, previous: string, hash: string];
type Event = [
  ...[id: string, xid: string, occurredAt: string, person: string | null, account: string],
  ...[channel: string, address: string | null, action: string, objectKind: string],
  ...[objectCode: string, patch: string | null, details: string],
];

/** In the order of the columns: a long chain cannot afford to name them in each row. */
type LinkRow = [...Place, ...Event] | [...Place, null];

/**
 * The chain in its order, batch by batch through a cursor.
 * @param session in a transaction
 */
export async function* readChain(
  session: QueryRunner,
  { from = '1', to = '9223372036854775807' }: ChainRange = {},
): AsyncGenerator<ChainLink[]> {
  const client = (await session.connect()) as PoolClient;
  await client.query(
    `DECLARE audit_chain NO SCROLL CURSOR FOR
     SELECT s.sequence::text AS sequence, s.previous_hash AS previous, s.hash, ${EVENT_TEXT}
     FROM audit_seal s LEFT JOIN audit_event e ON e.id = s.event_id
     WHERE s.sequence BETWEEN $1::bigint AND $2::bigint ORDER BY s.sequence`,
    [from, to],
  );
  try {
    // The server gets the next ones ready while these are looked at.
    for (let coming = fetchNext(client); ;) {
      const rows = await coming;
      if (rows.length === 0) return;
      coming = fetchNext(client);
      coming.catch(() => undefined); // whoever goes on meets it
      yield rows.map(chainLink);
    }
  } finally {
    // A transaction that failed has closed it already.
    await client.query('CLOSE audit_chain').catch(() => undefined);
  }
}

async function fetchNext(client: PoolClient): Promise<LinkRow[]> {
  const query = { text: `FETCH ${BATCH} FROM audit_chain`, rowMode: 'array' as const };
  return (await client.query<LinkRow>(query)).rows;
}

function chainLink(row: LinkRow): ChainLink {
  const [sequence, previous, hash] = row;
  if (row[3] === null) return { sequence, previous, hash, event: null };
  const [, , , id, xid, occurredAt, person, account, channel, address] = row;
  const [action, objectKind, objectCode, patch, details] = [
    row[10],
    row[11],
    row[12],
    row[13],
    row[14],
  ];
  const who = { person, account, channel, address };
  const what = { action, objectKind, objectCode, patch, details };
  return { sequence, previous, hash, event: { id, xid, occurredAt, ...who, ...what } };
}
