import type { DataSource } from 'typeorm';
import { PIN_IN_FORCE } from './pin-in-force.js';

/** Clears away what runs and crashed processes left; it holds nothing any more. */
export async function removeSpentPins(dataSource: DataSource): Promise<void> {
  await dataSource.query(`DELETE FROM pin p WHERE NOT ${PIN_IN_FORCE}`);
}
