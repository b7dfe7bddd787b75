import { serveDataPlane } from '@tagwright/engines';

/** The process that heavy work runs in: one job, then it ends. */
serveDataPlane({});
