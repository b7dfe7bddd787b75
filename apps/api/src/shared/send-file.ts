import { pipeline } from 'node:stream/promises';
import type { NamelessFile } from '@tagwright/audiences';
import type { Response } from 'express';

/** A finished CSV file with the name that it is saved under. */
export type CsvFile = NamelessFile & { readonly fileName: string; readonly rows: number };

/**
 * Sends a finished file. Its length is announced first, so that a reader who gets less knows; the
 * file is removed afterwards in any case.
 */
export async function sendFile(file: CsvFile, response: Response): Promise<void> {
  response.status(200);
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Length', file.bytes);
  response.setHeader('Content-Disposition', `attachment; filename="${file.fileName}"`);
  response.setHeader('X-Row-Count', file.rows);
  try {
    await pipeline(file.stream(), response);
  } catch (error) {
    // A reader that goes away in the middle is its own business.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    await file.dispose();
  }
}
