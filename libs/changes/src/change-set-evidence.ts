import type { EvidenceFile, EvidenceSource } from '@tagwright/audit';
import type { EntityManager } from 'typeorm';

/**
 * The change-sets that the events are about, or that gave the objects of the events their versions: what
 * they hold, who edited and who approved them with which roles, what was said, and the figures that
 * were seen.
 */
export const changeSetEvidence: EvidenceSource = {
  async *files({ objects }, manager): AsyncGenerator<EvidenceFile> {
    const ids = await changeSetIds(objects, manager);
    for (const id of ids) {
      const [row] = await manager.query<{ content: unknown }[]>(CHANGE_SET, [id]);
      if (row === undefined) continue;
      yield jsonFile(`change-sets/${id}/change-set.json`, row.content);
      const reports = await manager.query<{ id: number; report: unknown }[]>(REPORTS, [id]);
      for (const each of reports) {
        yield jsonFile(`change-sets/${id}/impact-report-${each.id}.json`, each.report);
      }
    }
  },
};

function jsonFile(path: string, content: unknown): EvidenceFile {
  return { path, content: `${JSON.stringify(content, null, 2)}\n` };
}

async function changeSetIds(
  objects: readonly { readonly kind: string; readonly code: string }[],
  manager: EntityManager,
): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>(
    `WITH object AS (SELECT * FROM unnest($1::text[], $2::text[]) AS o(kind, code))
     SELECT code::integer AS id FROM object WHERE kind = 'change_set'
     UNION SELECT change_set_id FROM change_item JOIN object USING (kind, code)
     ORDER BY id`,
    [objects.map(({ kind }) => kind), objects.map(({ code }) => code)],
  );
  return rows.map(({ id }) => id);
}

const CHANGE_SET = `
SELECT to_jsonb(s) || jsonb_build_object(
  'items', (SELECT coalesce(jsonb_agg(to_jsonb(i) ORDER BY i.kind, i.code), '[]')
    FROM change_item i WHERE i.change_set_id = s.id),
  'editors', (SELECT coalesce(jsonb_agg(e.person ORDER BY e.person), '[]')
    FROM change_editor e WHERE e.change_set_id = s.id),
  'reviews', (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.id), '[]')
    FROM change_review r WHERE r.change_set_id = s.id),
  'comments', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.id), '[]')
    FROM change_comment c WHERE c.change_set_id = s.id)) AS content
FROM change_set s WHERE s.id = $1`;

const REPORTS = `
SELECT DISTINCT p.id, p.report FROM change_review r JOIN impact_report p ON p.id = r.impact_report
WHERE r.change_set_id = $1 ORDER BY p.id`;
