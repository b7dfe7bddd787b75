import type { Engine, EngineSettings } from './engine.js';

/** A plain JSON value; all that crosses to another process. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One piece of heavy work: which handler, and everything it needs to know. */
export interface DataPlaneJob {
  readonly kind: string;
  readonly spec: unknown;
}

/** What a job reports on its way. */
export interface JobProgress {
  readonly step: string;
  readonly state: 'started' | 'finished';
  readonly figures: Readonly<Record<string, number | string>>;
}

export type OnJobProgress = (progress: JobProgress) => void;

/** What a handler gets from its host. */
export interface JobContext {
  readonly settings: EngineSettings;
  /** Opens an engine of the host's settings; the handler closes it. */
  openEngine(): Promise<Engine>;
  /** Reports a finished step with its figures, or, with `started`, that it begins. */
  progress(
    step: string,
    figures?: Readonly<Record<string, number | string>>,
    state?: JobProgress['state'],
  ): void;
}

/** Runs one kind of job. Spec and result are plain JSON. */
export type JobHandler = (spec: unknown, context: JobContext) => Promise<unknown>;

export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** Where heavy work runs: apart from the process that serves people, with its own engine. */
export interface DataPlane {
  /**
   * Runs a job to its end, or until the signal aborts, whose reason is thrown then.
   * @throws DomainError the handler's own error, or `data_plane_died` when its process ended.
   */
  run(job: DataPlaneJob, onProgress?: OnJobProgress, signal?: AbortSignal): Promise<unknown>;
}

/** Injection token of the data plane. */
export const DATA_PLANE = Symbol('DataPlane');
