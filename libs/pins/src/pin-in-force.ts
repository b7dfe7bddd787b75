/** SQL: whether the pin `p` holds, on the database's time. A crashed holder's lease just ends. */
export const PIN_IN_FORCE = `(CASE
  WHEN p.run_id IS NOT NULL THEN EXISTS (
    SELECT FROM run WHERE run.id = p.run_id AND run.state IN ('queued', 'running'))
  ELSE p.lease_until IS NULL OR p.lease_until > now() END)`;
