import { Injectable } from '@nestjs/common';
import type { GovernedKind } from '@tagwright/changes';
import { DataSource } from 'typeorm';
import { draftBody } from './written-definition.js';

/** Somebody who approved, and as what. */
interface Approver {
  readonly person: string;
  readonly account: string;
  /** Roles of the person at that time. */
  readonly roles: readonly string[];
  readonly at: Date;
  /** The stored preview that the person saw. */
  readonly impactReport: number | null;
}

/** An object exactly as it was in force at an instant. */
export interface ObjectAsOf {
  readonly kind: GovernedKind;
  readonly code: string;
  readonly version: string;
  readonly text: string;
  readonly contentHash: string;
  readonly activeFrom: Date;
  /** Until when it was in force; null when it still is. */
  readonly activeUntil: Date | null;
  /** Null for versions older than change-sets. */
  readonly changeSet: number | null;
  /** Null when the product itself wrote it. */
  readonly author: string | null;
  readonly approvers: readonly Approver[];
}

interface ObjectQuery {
  readonly kind?: GovernedKind;
  readonly code?: string;
}

/** What was in force at any instant, and who had approved it. */
@Injectable()
export class DefinitionsAsOfService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param instant null: now, on the database's clock
   * @returns by kind and code; nothing where nothing was in force
   */
  async read(instant: Date | null, { kind, code }: ObjectQuery = {}): Promise<ObjectAsOf[]> {
    return this.dataSource.query<ObjectAsOf[]>(AS_OF, [instant, kind ?? null, code ?? null]);
  }

  /**
   * One object, and after it the code lists that it names.
   * @returns nothing where it was not in force
   */
  async withLists(instant: Date, kind: GovernedKind, code: string): Promise<ObjectAsOf[]> {
    const [object] = await this.read(instant, { kind, code });
    if (object === undefined) return [];
    const lists = kind === 'code_list' ? [] : [...listsNamed(draftBody(object.text))].sort();
    const found = await Promise.all(
      lists.map((list) => this.read(instant, { kind: 'code_list', code: list })),
    );
    return [object, ...found.flat()];
  }

  /** The texts alone, as `tagwright definitions export` writes them. */
  async texts(instant: Date | null): Promise<Pick<ObjectAsOf, 'kind' | 'code' | 'text'>[]> {
    return this.dataSource.query(
      `SELECT kind, code, text FROM (${OBJECTS}) o ORDER BY kind, code`,
      [instant],
    );
  }
}

/** The values of all keys `list`, however deep. */
function listsNamed(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  const own = (value as { list?: unknown }).list;
  const deeper = Object.values(value).flatMap((each) => [...listsNamed(each)]);
  return new Set([...(typeof own === 'string' ? [own] : []), ...deeper]);
}

/** A version is in force from its first instant on, and no longer at the one that ended it. */
const OBJECTS = `
  SELECT kind, code, version, text, content_hash, active_from, active_until, change_set_id
  FROM definition_version WHERE active_from <= coalesce($1::timestamptz, now())
    AND (active_until IS NULL OR active_until > coalesce($1::timestamptz, now()))
  UNION ALL
  SELECT kind, code, version::text, coalesce(text, body::text), content_hash, active_from,
    active_until, change_set_id
  FROM catalog_object WHERE kind = 'code_list'
    AND active_from <= coalesce($1::timestamptz, now())
    AND (active_until IS NULL OR active_until > coalesce($1::timestamptz, now()))`;

const AS_OF = `
SELECT o.kind, o.code, o.version, o.text, o.content_hash AS "contentHash",
  o.active_from AS "activeFrom", o.active_until AS "activeUntil", o.change_set_id AS "changeSet",
  s.author,
  coalesce((SELECT jsonb_agg(jsonb_build_object('person', r.person, 'account', r.account,
      'roles', r.roles, 'at', r.created_at, 'impactReport', r.impact_report) ORDER BY r.id)
    FROM change_review r WHERE r.change_set_id = s.id AND r.decision = 'approved'
      AND r.voided_at IS NULL AND r.digest = s.digest), '[]') AS approvers
FROM (${OBJECTS}) o LEFT JOIN change_set s ON s.id = o.change_set_id
WHERE ($2::text IS NULL OR o.kind = $2) AND ($3::text IS NULL OR o.code = $3)
ORDER BY o.kind, o.code`;
