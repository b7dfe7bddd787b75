import type { EvidenceFile, EvidenceSource } from './evidence-source.js';

interface SnapshotRow {
  readonly id: number;
  readonly manifest: unknown;
}

/** The manifests of the snapshots that the events are about, or that their runs made. */
export const snapshotEvidence: EvidenceSource = {
  async *files({ objects }, manager): AsyncGenerator<EvidenceFile> {
    const codes = (kind: string): string[] =>
      objects.filter((object) => object.kind === kind).map(({ code }) => code);
    const snapshots = await manager.query<SnapshotRow[]>(
      `SELECT id, manifest FROM snapshot
       WHERE id::text = ANY ($1) OR run_id::text = ANY ($2) ORDER BY id`,
      [codes('snapshot'), codes('run')],
    );
    for (const { id, manifest } of snapshots) {
      yield { path: `snapshots/${id}.json`, content: `${JSON.stringify(manifest, null, 2)}\n` };
    }
  },
};
