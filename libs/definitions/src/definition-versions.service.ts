import { Injectable } from '@nestjs/common';
import type { PatchOperation } from '@tagwright/audit';
import { createPatch } from 'rfc6902';
import { DataSource } from 'typeorm';
import type { DefinitionKind, DefinitionVersionEntity } from './definition-version.entity.js';
import { compareVersions } from './next-version.js';

/** Who approved a version, under which account. */
interface VersionApproval {
  readonly person: string;
  readonly account: string;
  readonly at: string;
}

/** One version of a fact or tag, and how it came to be. */
export interface VersionInHistory extends Pick<
  DefinitionVersionEntity,
  'version' | 'state' | 'body' | 'activeFrom' | 'activeUntil'
> {
  /** Null of versions that are older than change-sets. */
  readonly changeSet: {
    readonly id: number;
    readonly title: string;
    readonly authorAccount: string;
  } | null;
  readonly approvals: readonly VersionApproval[];
  /** From the version before it; the first one is added as a whole. */
  readonly patch: readonly PatchOperation[];
}

type VersionRow = Omit<VersionInHistory, 'patch'>;

/** The versions that a fact or tag had, has, or is about to get. */
@Injectable()
export class DefinitionVersionsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first; without those that were approved and then withdrawn. Empty for an unknown code. */
  async list(kind: DefinitionKind, code: string): Promise<VersionInHistory[]> {
    const rows = await this.dataSource.query<VersionRow[]>(VERSIONS, [kind, code]);
    const ordered = rows.toSorted((a, b) => compareVersions(a.version, b.version));
    return ordered
      .map((row, index) => ({ ...row, patch: patchFrom(ordered[index - 1], row) }))
      .toReversed();
  }
}

function patchFrom(before: VersionRow | undefined, { body }: VersionRow): PatchOperation[] {
  return before === undefined
    ? [{ op: 'add', path: '', value: body }]
    : createPatch(before.body, body);
}

const VERSIONS = `
  SELECT v.version, v.state, v.body, v.active_from AS "activeFrom", v.active_until AS "activeUntil",
    CASE WHEN s.id IS NOT NULL THEN jsonb_build_object(
      'id', s.id, 'title', s.title, 'authorAccount', s.author_account) END AS "changeSet",
    COALESCE((
      SELECT jsonb_agg(jsonb_build_object(
        'person', r.person, 'account', r.account, 'at', r.created_at) ORDER BY r.id)
      FROM change_review r
      WHERE r.change_set_id = s.id AND r.decision = 'approved' AND r.voided_at IS NULL
        AND r.digest = s.digest), '[]') AS approvals
  FROM definition_version v LEFT JOIN change_set s ON s.id = v.change_set_id
  WHERE v.kind = $1 AND v.code = $2 AND v.state <> 'withdrawn'`;
