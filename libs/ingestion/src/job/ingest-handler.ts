import type { JobHandler } from '@tagwright/engines';
import type { IngestJobSpec } from './ingest-job.js';
import { runIngestJob } from './run-ingest-job.js';

/** The ingest job as the data plane runs it. */
export const ingestHandler: JobHandler = async (spec, context) => {
  const engine = await context.openEngine();
  try {
    return await runIngestJob(spec as IngestJobSpec, engine, (step, figures) => {
      context.progress(step, figures);
    });
  } finally {
    engine.close();
  }
};
