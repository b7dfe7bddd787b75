import type { DataSource } from 'typeorm';
import { removeSpentPins } from './remove-spent-pins.js';
import { takePin } from './take-pin.js';
import type { PinTarget } from './pin-target.js';

/**
 * Pins what a run reads until the run is over, however it ends.
 * @returns the targets that are pinned; the others have been collected
 */
export async function pinForRun<T extends PinTarget>(
  dataSource: DataSource,
  runId: number,
  targets: readonly T[],
): Promise<T[]> {
  const request = { holder: `run ${runId}`, reason: 'input of a run', runId };
  await removeSpentPins(dataSource);
  return dataSource.transaction(async (manager) => {
    const pinned: T[] = [];
    for (const target of targets) {
      if ((await takePin(manager, { ...request, target })) === null) pinned.push(target);
    }
    return pinned;
  });
}
