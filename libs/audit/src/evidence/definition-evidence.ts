import type { EvidenceFile, EvidenceSource } from './evidence-source.js';

const KINDS = new Set(['fact', 'tag']);

interface VersionRow {
  readonly kind: string;
  readonly code: string;
  readonly version: string;
  readonly body: unknown;
  readonly contentHash: string;
  readonly origin: string;
}

/** Every version of the facts and tags that the events are about. */
export const definitionEvidence: EvidenceSource = {
  async *files({ objects }, manager): AsyncGenerator<EvidenceFile> {
    for (const { kind, code } of objects.filter((object) => KINDS.has(object.kind))) {
      const versions = await manager.query<VersionRow[]>(
        `SELECT kind, code, version, body, content_hash AS "contentHash", origin
         FROM definition_version WHERE kind = $1 AND code = $2 ORDER BY id`,
        [kind, code],
      );
      for (const row of versions) {
        const path = `definitions/${kind}/${encodeURIComponent(code)}/${row.version}.json`;
        yield { path, content: `${JSON.stringify(row, null, 2)}\n` };
      }
    }
  },
};
