-- What both a lead and its customer look at, aggregated once; and what a customer gathers from the
-- vehicles in use.

CREATE UNLOGGED TABLE person_ownership_:slice AS
SELECT customer_id,
  count(*) FILTER (WHERE valid_from < :'as_of_day'::date) AS ownerships_begun,
  count(*) FILTER (WHERE valid_from IS NULL) AS ownerships_undated
FROM ownership
WHERE role = 'owner' AND customer_id >= :customer_first AND customer_id < :customer_after
GROUP BY customer_id;

CREATE UNLOGGED TABLE person_label_:slice AS
SELECT customer_id,
  count(*) AS imported_labels_24m,
  (array_agg(value ORDER BY provided_date DESC, _seq DESC)
    FILTER (WHERE label = 'income_band' AND value IS NOT NULL))[1] AS label_income_band,
  (array_agg(value ORDER BY provided_date DESC, _seq DESC)
    FILTER (WHERE label = 'car_interest' AND value IS NOT NULL))[1] AS label_car_interest,
  (array_agg(value ORDER BY provided_date DESC, _seq DESC)
    FILTER (WHERE label = 'price_sensitivity' AND value IS NOT NULL))[1]
    AS label_price_sensitivity
FROM imported_label
WHERE provided_date >= ago(:'as_of_day', 24)
  AND provided_date < :'as_of_day'::date
  AND customer_id >= :customer_first AND customer_id < :customer_after
GROUP BY customer_id;

CREATE UNLOGGED TABLE person_campaign_:slice AS
SELECT customer_id,
  count(*) FILTER (WHERE response IN ('attended', 'bought')) AS campaign_participations_24m,
  count(*) FILTER (WHERE response IN ('interested', 'attended', 'bought')
    AND response_date >= ago(:'as_of_day', 12)) AS campaign_interest_12m
FROM campaign_response
WHERE response_date >= ago(:'as_of_day', 24)
  AND response_date < :'as_of_day'::date
  AND customer_id >= :customer_first AND customer_id < :customer_after
GROUP BY customer_id;

CREATE UNLOGGED TABLE person_event_:slice AS
SELECT customer_id,
  count(*) FILTER (WHERE behaviour IN ('test_drive_booked', 'competitor_store_seen'))
    AS customer_intent_signals_90d,
  count(*) FILTER (WHERE behaviour IN ('maker_event_online', 'maker_event_offline'))
    AS customer_maker_events_90d,
  count(*) FILTER (WHERE behaviour IN ('page_view_site', 'page_view_model',
    'page_view_configuration', 'showroom_interest', 'showroom_test_drive', 'showroom_question',
    'social_follow', 'social_comment', 'social_share')) AS customer_valid_behaviours_90d
FROM lead_event
WHERE lead_id IS NULL AND customer_id >= :customer_first AND customer_id < :customer_after
  AND event_time < :'as_of'::timestamptz AT TIME ZONE 'UTC'
  AND event_time >= (:'as_of'::timestamptz AT TIME ZONE :'zone' - interval '90 days')
    AT TIME ZONE :'zone' AT TIME ZONE 'UTC'
GROUP BY customer_id;

-- A value that one of the vehicles lacks is not known for the customer either.
CREATE UNLOGGED TABLE person_vehicle_:slice AS
SELECT o.customer_id,
  count(*) AS vehicles_in_use,
  CASE WHEN count(*) = count(v.vehicle_delivery_date) THEN max(v.vehicle_delivery_date) END
    AS latest_delivery_date,
  CASE WHEN count(*) = count(v.vehicle_mileage_km) THEN max(v.vehicle_mileage_km) END
    AS highest_mileage_km,
  CASE WHEN count(*) = count(v.maintenance_days_left_by_time)
    THEN min(v.maintenance_days_left_by_time) END AS days_to_maintenance_by_time,
  CASE WHEN count(*) = count(v.maintenance_days_left_by_km)
    THEN min(v.maintenance_days_left_by_km) END AS days_to_maintenance_by_km,
  CASE
    WHEN bool_or(v.vehicle_stage = 'D') THEN 'D'
    WHEN count(*) > count(v.vehicle_stage) THEN NULL
    WHEN bool_or(v.vehicle_stage = 'B') THEN 'B'
    WHEN bool_or(v.vehicle_stage = 'C') THEN 'C'
    ELSE 'E'
  END AS vehicle_stage_best
FROM ownership o
LEFT JOIN expert_vehicle v USING (vehicle_id)
WHERE o.role = 'owner'
  AND o.customer_id >= :customer_first AND o.customer_id < :customer_after
  AND (o.valid_from IS NULL OR o.valid_from <= :'as_of_day'::date)
  AND (o.valid_to IS NULL OR o.valid_to > :'as_of_day'::date)
GROUP BY o.customer_id;

ANALYZE person_ownership_:slice (customer_id);
ANALYZE person_label_:slice (customer_id);
ANALYZE person_campaign_:slice (customer_id);
ANALYZE person_event_:slice (customer_id);
ANALYZE person_vehicle_:slice (customer_id);
