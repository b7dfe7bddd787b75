/** Which events; those that match everything that is given. */
export interface AuditFilter {
  readonly objectKind?: string;
  readonly objectCode?: string;
  readonly person?: string;
  readonly account?: string;
  readonly action?: string;
  /** From this instant on. */
  readonly from?: Date;
  /** Before this instant. */
  readonly to?: Date;
}

/** A condition over `audit_event e` with its values, numbered from `$1`. */
export interface FilterSql {
  readonly where: string;
  readonly values: readonly unknown[];
}

const CONDITIONS: Readonly<Record<keyof AuditFilter, string>> = {
  objectKind: 'e.object_kind =',
  objectCode: 'e.object_code =',
  person: 'e.person =',
  account: 'e.account =',
  action: 'e.action =',
  from: 'e.occurred_at >=',
  to: 'e.occurred_at <',
};

/** The filter as SQL; `true` when it asks for nothing. */
export function filterSql(filter: AuditFilter): FilterSql {
  const asked = (Object.keys(CONDITIONS) as (keyof AuditFilter)[]).filter(
    (key) => filter[key] !== undefined,
  );
  const conditions = asked.map((key, index) => `${CONDITIONS[key]} $${index + 1}`);
  return {
    where: conditions.length === 0 ? 'true' : conditions.join(' AND '),
    values: asked.map((key) => filter[key]),
  };
}
