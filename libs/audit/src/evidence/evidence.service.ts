import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { canonicalJson, DomainError, type Actor } from '@tagwright/kernel';
import { packageRoot } from '@tagwright/platform';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { AuditedTransactions } from '../audited-transactions.service.js';
import { HeadKeeperService } from '../head/head-keeper.service.js';
import { inSnapshot } from '../verify/in-snapshot.js';
import type { OutsideHead } from '../verify/head-check.js';
import { readChain } from '../verify/read-chain.js';
import { ChosenEvents, microseconds, type EvidenceRequest } from './chosen-events.js';
import { evidenceRange, type EvidenceRange } from './evidence-range.js';
import { EvidenceSources } from './evidence-source.js';
import { EvidenceZip } from './evidence-zip.js';

/** What a package holds. */
export interface EvidenceOutcome {
  /** Events that are shown. */
  readonly events: number;
  /** Places of the chain that prove that nothing was left out. */
  readonly places: number;
  readonly files: number;
}

type Sink = (chunk: Uint8Array) => Promise<void>;

/** Packages that prove, without the product, what happened to an object or in a period. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
    private readonly heads: HeadKeeperService,
    private readonly sources: EvidenceSources,
  ) {}

  /**
   * Writes a package as a zip: the same bytes for the same events, heads and rows. That it was asked for
   * and that it was made are events themselves, after those in it.
   * @param sink takes the zip piece by piece
   * @throws DomainError `evidence_unbounded`, `audit_not_signed`, `head_unreadable`, `head_key_missing`
   */
  async pack(request: EvidenceRequest, actor: Actor, sink: Sink): Promise<EvidenceOutcome> {
    const range = await this.rangeOf(request);
    // Before the first byte: whoever breaks off in the middle has taken something, too.
    await this.record('evidence.requested', request, actor, {});
    const outcome = await inSnapshot(this.dataSource, (session) =>
      this.write(request, range, session, new EvidenceZip(sink)),
    );
    await this.record('evidence.exported', request, actor, { ...outcome });
    return outcome;
  }

  private record(
    action: string,
    request: EvidenceRequest,
    actor: Actor,
    figures: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const object = request.object ?? { kind: 'audit_trail', code: 'period' };
    const details = { ...periodOf(request), ...figures };
    return this.transactions.run(actor, (change) => change.record({ action, object, details }));
  }

  /** @throws DomainError as `pack`, before anything is written */
  async rangeOf(request: EvidenceRequest): Promise<EvidenceRange> {
    if (request.object === undefined && (request.from === undefined || request.to === undefined)) {
      throw new DomainError(
        'evidence_unbounded',
        'Say what the evidence is about: an object (kind and code), or a period (from and to).',
      );
    }
    return evidenceRange(request, await this.heads.all());
  }

  private async write(
    request: EvidenceRequest,
    range: EvidenceRange,
    session: QueryRunner,
    zip: EvidenceZip,
  ): Promise<EvidenceOutcome> {
    const chosen = new ChosenEvents(request);
    await zip.add('chain.ndjson', chainLines(session, range, chosen));
    await this.addSources(request, chosen, session.manager, zip);
    for (const [name, outside] of Object.entries({ head: range.head, anchor: range.anchor })) {
      if (outside !== null) await addHead(zip, name, outside);
    }
    for (const name of ['verify.mjs', 'README.txt']) {
      await zip.add(name, [await readFile(join(packageRoot(), 'libs/audit/evidence', name))]);
    }
    const { from, to, previous } = range;
    const places = Number(BigInt(to) - BigInt(from) + 1n);
    const outcome = { events: chosen.count, places, files: zip.files.length + 2 };
    await this.addManifest(zip, {
      format: 1,
      object: request.object ?? null,
      period: periodOf(request),
      chain: { from, to, previous },
      files: [...zip.files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    });
    await zip.end();
    return outcome;
  }

  private async addSources(
    { object, from, to }: EvidenceRequest,
    chosen: ChosenEvents,
    manager: EntityManager,
    zip: EvidenceZip,
  ): Promise<void> {
    const filter = {
      ...(object && { objectKind: object.kind, objectCode: object.code }),
      ...(from && { from }),
      ...(to && { to }),
    };
    const subject = { filter, objects: chosen.objects };
    for (const source of this.sources.all()) {
      for await (const { path, content } of source.files(subject, manager)) {
        await zip.add(path, [content]);
      }
    }
  }

  /** Last, because it names all others; signed, because nothing else vouches for the files. */
  private async addManifest(zip: EvidenceZip, manifest: object): Promise<void> {
    const key = await this.heads.open();
    await zip.add('manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`]);
    const signature = { keyId: key.id, signature: key.signText(canonicalJson(manifest)) };
    await zip.add('manifest.sig.json', [`${JSON.stringify(signature, null, 2)}\n`]);
    // Not among the files: it has to be there for the signature of what names them.
    await zip.add(`keys/manifest-${key.id}.pem`, [key.publicPem()]);
  }
}

async function* chainLines(
  session: QueryRunner,
  { from, to }: EvidenceRange,
  chosen: ChosenEvents,
): AsyncGenerator<string> {
  for await (const batch of readChain(session, { from, to })) {
    yield batch.map((link) => chosen.line(link)).join('');
  }
}

async function addHead(zip: EvidenceZip, name: string, outside: OutsideHead): Promise<void> {
  await zip.add(`heads/${name}.json`, [`${JSON.stringify(outside.head, null, 2)}\n`]);
  const pem = outside.publicKey.export({ type: 'spki', format: 'pem' });
  await zip.add(`keys/${name}-${outside.head.keyId}.pem`, [pem.toString()]);
}

function periodOf({ from, to }: EvidenceRequest): { from: string | null; to: string | null } {
  return {
    from: from === undefined ? null : microseconds(from),
    to: to === undefined ? null : microseconds(to),
  };
}
