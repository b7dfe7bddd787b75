import type { JobHandler } from '@tagwright/engines';
import type { MaterializeJobSpec } from './materialize-job.js';
import { runMaterializeJob } from './run-materialize-job.js';

/** The name under which the data plane knows the job. */
export const MATERIALIZE_JOB = 'materialize';

/** Runs a materialisation in the data plane's process. */
export const materializeHandler: JobHandler = async (spec, context) => {
  const engine = await context.openEngine();
  try {
    return await runMaterializeJob(engine, spec as MaterializeJobSpec, (report) => {
      context.progress(report.step, report.figures, report.state);
    });
  } finally {
    engine.close();
  }
};
