/** What keeps a schedule that is due from starting. */
export type Hold =
  | { readonly code: 'own_run'; readonly runId: number }
  | { readonly code: 'predecessor_due'; readonly schedule: string }
  | { readonly code: 'predecessor_running'; readonly schedule: string; readonly runId: number }
  | { readonly code: 'predecessor_failed'; readonly schedule: string; readonly runId: number };
