import { Injectable } from '@nestjs/common';
import { RunZone } from '@tagwright/materialization';
import { DataSource } from 'typeorm';
import { readAtOneMoment } from './at-one-moment.js';
import { planCollection, type CollectionPlan } from './collection-plan.js';
import { findOrphans, readLiveWork } from './find-orphans.js';
import { readArtifacts } from './read-artifacts.js';
import { readNow } from './read-now.js';
import { readRetentionPolicy } from './read-retention-policy.js';
import type { RetentionPolicy } from './retention-policy.js';
import { RetentionSettings } from './retention-settings.js';
import { storedFiles } from './stored-files.js';

/** The policy and what it comes to today. */
export interface CollectionPreview extends CollectionPlan {
  readonly policy: RetentionPolicy;
  /** The database's time, on which all is counted. */
  readonly now: Date;
  /** Files that belong to nothing and are deleted. */
  readonly orphans: { readonly files: number; readonly bytes: number };
}

/** Says what the next collection does without doing any of it. */
@Injectable()
export class PreviewCollectionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: RetentionSettings,
    private readonly zone: RunZone,
  ) {}

  /** @throws DomainError `no_retention_policy`, `retention_policy_invalid` */
  async preview(): Promise<CollectionPreview> {
    const policy = await readRetentionPolicy(this.settings.governanceDirectory);
    const files = await storedFiles(this.settings.dataDirectory);
    const { artifacts, live, now } = await readAtOneMoment(this.dataSource, async (connection) => ({
      artifacts: await readArtifacts(connection),
      live: await readLiveWork(connection),
      now: await readNow(connection),
    }));
    const orphans = findOrphans(files.values(), artifacts, live, { now, ...policy });
    return {
      policy,
      now,
      ...planCollection({ artifacts, policy, files, now, zone: this.zone.name }),
      orphans: {
        files: orphans.length,
        bytes: orphans.reduce((sum, { bytes }) => sum + bytes, 0),
      },
    };
  }
}
