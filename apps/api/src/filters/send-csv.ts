import { pipeline } from 'node:stream/promises';
import type { AudienceExport } from '@tagwright/audiences';
import type { Response } from 'express';

/**
 * Sends a finished file. Its length is announced first, so that a reader who gets less knows; the
 * file is removed afterwards in any case.
 */
export async function sendCsv(audience: AudienceExport, response: Response): Promise<void> {
  response.status(200);
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Length', audience.bytes);
  response.setHeader('Content-Disposition', `attachment; filename="${audience.fileName}"`);
  response.setHeader('X-Row-Count', audience.rows);
  response.setHeader('X-Snapshot-Id', audience.snapshotId);
  try {
    await pipeline(audience.stream(), response);
  } catch (error) {
    // A reader that goes away in the middle is its own business.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    await audience.dispose();
  }
}
