import { SealEventsService, type HeadKeeperService } from '@tagwright/audit';
import type { DataSource } from 'typeorm';

const CHUNK = 100_000;

/**
 * Writes events by the hundred thousand and lets the product's own sealer seal them.
 * @returns events sealed a second
 */
export async function sealBulk(
  dataSource: DataSource,
  heads: HeadKeeperService,
  events: number,
): Promise<number> {
  for (let left = events; left > 0; left -= CHUNK) {
    await dataSource.query(
      `INSERT INTO audit_event
         (person, account, channel, address, action, object_kind, object_code, patch, details)
       SELECT gen_random_uuid(), 'account-' || n % 97, 'api', '10.0.0.' || n % 250,
         'change_set.edited', 'change_set', (n % 5000)::text,
         jsonb_build_array(jsonb_build_object('op', 'replace', 'path', '/name/zh', 'value', '标签' || n)),
         jsonb_build_object('n', n, 'ratio', n / 7.0, 'reason', 'bulk')
       FROM generate_series(1, $1::int) AS n`,
      [Math.min(left, CHUNK)],
    );
  }
  const start = performance.now();
  await new SealEventsService(dataSource, heads).sealNow();
  return events / ((performance.now() - start) / 1000);
}
