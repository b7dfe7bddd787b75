-- The events of the last ninety days that name their lead. Event times are in UTC; the days are
-- counted in the time zone of the run.

CREATE UNLOGGED TABLE lead_event_90d_:slice AS
SELECT lead_id,
  count(*) FILTER (WHERE behaviour IN ('test_drive_booked', 'competitor_store_seen'))
    AS intent_signals,
  count(*) FILTER (WHERE behaviour IN ('maker_event_online', 'maker_event_offline'))
    AS maker_events,
  count(*) FILTER (WHERE behaviour IN ('page_view_site', 'page_view_model',
    'page_view_configuration', 'showroom_interest', 'showroom_test_drive', 'showroom_question',
    'social_follow', 'social_comment', 'social_share')) AS valid_behaviours
FROM lead_event
WHERE lead_id >= :lead_first AND lead_id < :lead_after
  AND event_time < :'as_of'::timestamptz AT TIME ZONE 'UTC'
  AND event_time >= (:'as_of'::timestamptz AT TIME ZONE :'zone' - interval '90 days')
    AT TIME ZONE :'zone' AT TIME ZONE 'UTC'
GROUP BY lead_id;

ANALYZE lead_event_90d_:slice (lead_id);
