import { serveDataPlane, type JobHandler } from '@tagwright/engines';

/**
 * What each kind of job needs is loaded when the job has come: a process does one job and ends. The
 * build rewrites aliases of static imports only, hence the paths.
 */
const ingest: JobHandler = async (spec, context) => {
  const { ingestHandler } = await import('../../../libs/ingestion/src/data-plane.js');
  return ingestHandler(spec, context);
};

const materialize: JobHandler = async (spec, context) => {
  const { materializeHandler } = await import('../../../libs/materialization/src/data-plane.js');
  return materializeHandler(spec, context);
};

const previewFacts: JobHandler = async (spec, context) => {
  const { previewFactsHandler } = await import('../../../libs/impact/src/data-plane.js');
  return previewFactsHandler(spec, context);
};

/** The process that heavy work runs in. */
serveDataPlane({ ingest, materialize, 'preview-facts': previewFacts });
