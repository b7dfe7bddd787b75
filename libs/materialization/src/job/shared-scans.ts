import type { SharedScanPlan } from '@tagwright/compiler';
import type { Engine } from '@tagwright/engines';
import { quotedRelation } from './open-relations.js';

/** Datasets that several parts of a plan read: each is read once, when the first part needs it. */
export class SharedScans {
  private readonly done = new Set<string>();

  constructor(
    private readonly engine: Engine,
    private readonly scans: readonly SharedScanPlan[],
  ) {}

  /** Makes the shared scans among these relations readable. */
  async ensure(relations: readonly string[]): Promise<void> {
    for (const { name, sql } of this.scans) {
      if (!relations.includes(name) || this.done.has(name)) continue;
      await this.engine.execute('CREATE SCHEMA IF NOT EXISTS scan');
      await this.engine.execute(`CREATE TABLE ${quotedRelation(name)} AS ${sql}`);
      this.done.add(name);
    }
  }
}
