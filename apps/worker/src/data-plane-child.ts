import { serveDataPlane } from '@tagwright/engines';
import { materializeHandler, MATERIALIZE_JOB } from '@tagwright/materialization';
import { ingestHandler, INGEST_JOB } from '@tagwright/ingestion';

/** The process that heavy work runs in: one job, then it ends. */
serveDataPlane({ [INGEST_JOB]: ingestHandler, [MATERIALIZE_JOB]: materializeHandler });
