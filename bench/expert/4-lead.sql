-- Facts and tags of leads; what they take over from their customer is missing without one.

CREATE UNLOGGED TABLE expert_lead_:slice AS
WITH base AS (
  SELECT l.lead_id,
    l.customer_id,
    l.created_date AS lead_created_date,
    :'as_of_day'::date - l.created_date AS lead_age_days,
    l.lead_source,
    l.budget AS lead_budget,
    l.outcome AS lead_outcome,
    l.outcome_date AS lead_outcome_date,
    :'as_of_day'::date - l.outcome_date AS lead_days_since_outcome,
    coalesce(e.intent_signals, 0) AS lead_intent_signals_own_90d,
    coalesce(e.maker_events, 0) AS lead_maker_events_own_90d,
    coalesce(e.valid_behaviours, 0) AS lead_valid_behaviours_own_90d,
    CASE WHEN l.customer_id IS NOT NULL THEN coalesce(p.customer_intent_signals_90d, 0) END
      AS lead_person_intent_signals_90d,
    CASE WHEN l.customer_id IS NOT NULL THEN coalesce(p.customer_maker_events_90d, 0) END
      AS lead_person_maker_events_90d,
    CASE WHEN l.customer_id IS NOT NULL THEN coalesce(p.customer_valid_behaviours_90d, 0) END
      AS lead_person_valid_behaviours_90d,
    CASE WHEN l.customer_id IS NOT NULL THEN coalesce(i.imported_labels_24m, 0) END
      AS lead_person_labels_24m,
    i.label_income_band AS lead_person_income_band,
    i.label_car_interest AS lead_person_car_interest,
    i.label_price_sensitivity AS lead_person_price_sensitivity,
    CASE WHEN l.customer_id IS NOT NULL THEN coalesce(c.campaign_interest_12m, 0) END
      AS lead_person_campaign_interest_12m,
    CASE WHEN l.customer_id IS NOT NULL
      THEN coalesce(o.ownerships_begun + o.ownerships_undated, 0) END
      AS lead_person_vehicles_owned
  FROM lead l
  LEFT JOIN lead_event_90d e USING (lead_id)
  LEFT JOIN person_event_:slice p ON p.customer_id = l.customer_id
  LEFT JOIN person_label_:slice i ON i.customer_id = l.customer_id
  LEFT JOIN person_campaign_:slice c ON c.customer_id = l.customer_id
  LEFT JOIN person_ownership_:slice o ON o.customer_id = l.customer_id
  WHERE (l.customer_id >= :customer_first AND l.customer_id < :customer_after)
    OR (l.customer_id IS NULL AND :slice = 0)
  OFFSET 0
),
scored AS (
  SELECT *,
    lead_intent_signals_own_90d + lead_person_intent_signals_90d AS lead_intent_signals_90d,
    lead_maker_events_own_90d + lead_person_maker_events_90d AS lead_maker_events_90d,
    lead_valid_behaviours_own_90d + lead_person_valid_behaviours_90d
      AS lead_valid_behaviours_90d,
    10
    + CASE WHEN lead_person_labels_24m >= 3 THEN 5 WHEN lead_person_labels_24m < 3 THEN 0 END
    + CASE lead_person_income_band
        WHEN 'high' THEN 15 WHEN 'middle' THEN 10 WHEN 'low' THEN 4 ELSE 6 END
    + CASE lead_person_car_interest
        WHEN 'strong' THEN 25 WHEN 'some' THEN 14 WHEN 'none' THEN 0 ELSE 8 END
    + CASE lead_person_price_sensitivity
        WHEN 'low' THEN 8 WHEN 'middle' THEN 5 WHEN 'high' THEN 2 ELSE 4 END
    + CASE WHEN lead_person_campaign_interest_12m >= 2 THEN 15
        WHEN lead_person_campaign_interest_12m = 1 THEN 9
        WHEN lead_person_campaign_interest_12m < 1 THEN 0 END
    + CASE WHEN lead_budget >= 20000000 THEN 12 WHEN lead_budget >= 10000000 THEN 8
        WHEN lead_budget < 10000000 THEN 4 ELSE 5 END
    + CASE
        WHEN lead_source IN ('showroom', 'referral', 'repurchase') THEN 12
        WHEN lead_source IN ('website', 'app', 'call_centre') THEN 8
        WHEN lead_source IN ('maker_event', 'exhibition') THEN 7
        ELSE 4 END
    + CASE WHEN lead_person_vehicles_owned >= 1 THEN 8
        WHEN lead_person_vehicles_owned < 1 THEN 3 END AS score
  FROM base
  OFFSET 0
),
levelled AS (
  SELECT *,
    CASE WHEN score > 100 THEN 100 ELSE score END AS lead_score,
    CASE
      WHEN lead_intent_signals_90d >= 1 THEN '1'
      WHEN lead_maker_events_90d >= 1 THEN '2'
      WHEN lead_valid_behaviours_90d >= 5 THEN '3'
      WHEN lead_valid_behaviours_90d < 5 THEN 'N'
    END AS lead_behaviour_level,
    CASE WHEN score <= 50 THEN '0-50' WHEN score <= 75 THEN '51-75'
      WHEN score > 75 THEN '76-100' END AS lead_score_band
  FROM scored
  OFFSET 0
),
tags AS (
  SELECT *,
    CASE
      WHEN lead_behaviour_level = '1' THEN 'hot'
      WHEN lead_behaviour_level = '2' AND lead_score_band <> '0-50' THEN 'hot'
      WHEN lead_behaviour_level = '2' AND lead_score_band = '0-50' THEN 'normal'
      WHEN lead_behaviour_level = '3' AND lead_score_band = '76-100' THEN 'hot'
      WHEN lead_behaviour_level = '3' AND lead_score_band <> '76-100' THEN 'normal'
      WHEN lead_behaviour_level = 'N' THEN 'cold'
    END AS lead_temperature
  FROM levelled
  OFFSET 0
)
-- First what customers gather from their leads: a row is read up to the last column asked for.
SELECT lead_id, customer_id, lead_outcome, lead_days_since_outcome, lead_temperature, lead_age_days,
  lead_created_date, lead_source, lead_budget, lead_outcome_date, lead_intent_signals_own_90d,
  lead_maker_events_own_90d, lead_valid_behaviours_own_90d, lead_person_intent_signals_90d,
  lead_person_maker_events_90d, lead_person_valid_behaviours_90d, lead_intent_signals_90d,
  lead_maker_events_90d, lead_valid_behaviours_90d, lead_person_labels_24m,
  lead_person_income_band, lead_person_car_interest, lead_person_price_sensitivity,
  lead_person_campaign_interest_12m, lead_person_vehicles_owned, lead_score, lead_score_band,
  lead_behaviour_level,
  CASE lead_temperature WHEN 'hot' THEN 'dealer' WHEN 'normal' THEN 'call_centre'
    WHEN 'cold' THEN 'nurture' END AS lead_routing
FROM tags;

ANALYZE expert_lead_:slice (customer_id);
