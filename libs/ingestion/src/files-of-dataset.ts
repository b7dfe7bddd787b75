import type { DatasetManifest, StoredFile } from './manifest.js';

/** All files that a dataset version consists of, those of its supplies included; some of them twice. */
export function filesOfDataset(manifest: DatasetManifest): StoredFile[] {
  const { parts, supplies, conflicts, quarantine } = manifest;
  const ofSupplies = supplies.flatMap((supply) => [supply, supply.conflicts, supply.quarantine]);
  return [...parts, ...ofSupplies, ...conflicts, ...quarantine].filter((file) => file !== null);
}
