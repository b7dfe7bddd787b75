import { Injectable } from '@nestjs/common';
import type { Scope } from '@tagwright/access';
import type { EngineRow } from '@tagwright/engines';
import type { Words } from '@tagwright/kernel';
import type { FactValue, Subject, ValueType } from '@tagwright/rules';
import { DataSource } from 'typeorm';
import { nameOf, valueWords } from '../definition-words.js';
import { FrozenDefinitionsService, type FrozenDefinitions } from '../frozen-definitions.service.js';
import { OpenSnapshotService } from '../open-snapshot.service.js';
import { readValue } from '../read-value.js';
import { ChangeListsService, type ComparedSnapshot } from './change-lists.service.js';
import { SubjectTableService } from '../subject-table.service.js';
import { isTagWithin } from '../within-scope.js';

/** How a tag of one customer differed from the snapshot before. */
interface TagMove {
  readonly tag: string;
  readonly name: Words;
  readonly from: FactValue;
  readonly to: FactValue;
  readonly fromName: Words | null;
  readonly toName: Words | null;
  readonly type: ValueType;
}

interface TagMoves {
  readonly snapshotId: number;
  readonly asOf: string;
  readonly moves: readonly TagMove[];
}

export interface TagHistory {
  /** Snapshots in which something moved, the newest first. */
  readonly items: readonly TagMoves[];
  /** The next page looks at snapshots before this one; null after the last. */
  readonly before: number | null;
  /** How many snapshots were compared with the one before them on this page. */
  readonly compared: number;
}

/** Snapshots that are looked at for one page. */
const AT_ONCE = 30;

/** How a subject's tags moved from published snapshot to published snapshot. */
@Injectable()
export class TagHistoryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly snapshots: OpenSnapshotService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly rows: SubjectTableService,
    private readonly lists: ChangeListsService,
  ) {}

  /**
   * @param before only snapshots with a smaller id
   * @throws DomainError `no_snapshot`, `customer_not_found` and the like
   */
  read(subject: Subject, id: number, scope: Scope, before?: number): Promise<TagHistory> {
    return this.snapshots.current(async (snapshot) => {
      await this.rows.row(snapshot, subject, id);
      const naming = await this.definitions.read(snapshot);
      const compared = await this.compared(before);
      const moved = await this.lists.movesOf(subject, id, compared);
      const items = compared.flatMap(({ id: snapshotId, as_of, file }) => {
        const moves = (moved.get(file) ?? []).flatMap((row) => moveOf(row, naming, scope));
        return moves.length === 0 ? [] : [{ snapshotId, asOf: as_of.toISOString(), moves }];
      });
      const last = compared.length < AT_ONCE ? undefined : compared.at(-1);
      return { items, before: last?.id ?? null, compared: compared.length };
    });
  }

  /** Lists of changes are kept for ever, also of snapshots that were collected. */
  private compared(before: number | undefined): Promise<ComparedSnapshot[]> {
    return this.dataSource.query<ComparedSnapshot[]>(
      `SELECT id, as_of, diff->>'changesFile' AS file FROM snapshot
       WHERE published_at IS NOT NULL AND diff->>'changesFile' IS NOT NULL
         AND id < coalesce($1::int, 2147483647)
       ORDER BY id DESC LIMIT ${AT_ONCE}`,
      [before ?? null],
    );
  }
}

function moveOf(row: EngineRow, naming: FrozenDefinitions, scope: Scope): TagMove[] {
  const { tag } = row;
  if (typeof tag !== 'string' || !isTagWithin(scope, naming.set, tag)) return [];
  const type = naming.set.tags.get(tag)?.type ?? ({ kind: 'text' } as const);
  const from = valueOf(row.before, type);
  const to = valueOf(row.after, type);
  return [
    {
      tag,
      name: nameOf(tag, naming),
      from,
      to,
      fromName: valueWords(from, type, naming),
      toName: valueWords(to, type, naming),
      type,
    },
  ];
}

/** A value as the list of changes spells it, see `columnText`. */
function valueOf(text: EngineRow[string] | undefined, type: ValueType): FactValue {
  if (typeof text !== 'string') return null;
  if (type.kind === 'codes') return text === '' ? [] : text.split(',');
  if (type.kind === 'boolean') return text === 'true';
  if (type.kind === 'integer' || type.kind === 'id') return Number(text);
  return readValue(text, type);
}
