import { PIN_PLACES, removeSpentPins, type PinKind } from '@tagwright/pins';
import type { DataSource, QueryRunner } from 'typeorm';
import { keyOf, type Artifact } from './artifact.js';
import { chooseAtOneMoment } from './at-one-moment.js';
import { chooseRetention } from './choose-retention.js';
import { readArtifacts } from './read-artifacts.js';
import { readNow } from './read-now.js';
import type { RetentionPolicy } from './retention-policy.js';

export interface MarkedArtifacts {
  readonly kept: number;
  /** Marked now. */
  readonly marked: number;
  /** Marked before, and kept now. */
  readonly unmarked: number;
}

/** Marks what the policy does not keep, and takes the mark off what is kept after all. */
export async function markArtifacts(
  dataSource: DataSource,
  policy: RetentionPolicy,
  zone: string,
): Promise<MarkedArtifacts> {
  await removeSpentPins(dataSource);
  return chooseAtOneMoment(dataSource, async (connection) => {
    const artifacts = await readArtifacts(connection);
    const choice = chooseRetention(artifacts, policy, await readNow(connection), zone);
    const { kept, toMark, toUnmark } = divide(artifacts, (artifact) => {
      const reasons = choice.get(keyOf(artifact));
      return reasons !== undefined && reasons.length > 0;
    });
    await setCollectAfter(connection, toUnmark, null);
    await setCollectAfter(connection, toMark, policy.graceHours);
    return { kept, marked: toMark.length, unmarked: toUnmark.length };
  });
}

function divide(
  artifacts: readonly Artifact[],
  isKept: (artifact: Artifact) => boolean,
): { kept: number; toMark: Artifact[]; toUnmark: Artifact[] } {
  const whole = artifacts.filter(({ deletionStartedAt }) => deletionStartedAt === null);
  const kept = whole.filter(isKept);
  return {
    kept: kept.length,
    toMark: whole.filter((each) => each.collectAfter === null && !isKept(each)),
    toUnmark: kept.filter(({ collectAfter }) => collectAfter !== null),
  };
}

/** @param hours from now; null takes the mark off */
async function setCollectAfter(
  connection: QueryRunner,
  artifacts: readonly Artifact[],
  hours: number | null,
): Promise<void> {
  for (const kind of Object.keys(PIN_PLACES) as PinKind[]) {
    const ids = artifacts.filter((artifact) => artifact.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    const { table, key } = PIN_PLACES[kind];
    await connection.query(
      `UPDATE ${table} SET collect_after = now() + make_interval(hours => $2)
       WHERE ${key}::text = ANY ($1)`,
      [ids, hours],
    );
  }
}
