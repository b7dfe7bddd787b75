import type { AudienceExport } from '@tagwright/audiences';
import type { Response } from 'express';
import { sendFile } from '../shared/send-file.js';

/** Sends the file of an audience and says which snapshot it is of. */
export async function sendCsv(audience: AudienceExport, response: Response): Promise<void> {
  response.setHeader('X-Snapshot-Id', audience.snapshotId);
  await sendFile(audience, response);
}
