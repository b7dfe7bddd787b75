import type { Schedule } from './schedule.js';
import type { YamlDocument } from './yaml-document.js';

/** A schedule with the document that findings about it point into. */
export interface LocatedSchedule {
  readonly document: YamlDocument;
  readonly schedule: Schedule;
}
