-- Facts and tags of customers. Money is in cents; shares and ratios are whole numbers of their
-- last decimal (on_time_share_24m and churn_ratio in ten-thousandths, the service intervals in
-- hundredths of a day, satisfaction_average_24m in tenths).

-- Rows of the datasets lie in the order of their customers, which the planner does not know: sorting
-- what is sorted already and merging costs two thirds of hashing it (measured).
BEGIN;
SET LOCAL enable_hashjoin = off;
SET LOCAL enable_hashagg = off;

CREATE UNLOGGED TABLE expert_customer_:slice AS
WITH population AS (
  SELECT customer_id FROM customer_link
  WHERE customer_id >= :customer_first AND customer_id < :customer_after
  GROUP BY customer_id
),
visits AS (
  SELECT customer_id,
    count(*) AS shop_visits,
    min(open_date) AS first_shop_visit_date,
    max(open_date) AS last_shop_visit_date,
    count(*) FILTER (WHERE open_date >= ago(:'as_of_day', 12))
      AS service_visits_12m,
    count(*) FILTER (WHERE open_date >= ago(:'as_of_day', 24))
      AS service_visits_24m,
    count(*) FILTER (WHERE open_date >= ago(:'as_of_day', 24)
      AND service_type = 'maintenance') AS maintenance_visits_24m,
    count(*) FILTER (WHERE open_date >= ago(:'as_of_day', 24)
      AND on_time IS NOT NULL) AS visits_booked_24m,
    count(*) FILTER (WHERE open_date >= ago(:'as_of_day', 24)
      AND on_time) AS visits_on_time_24m,
    sum(amount) FILTER (WHERE open_date >= ago(:'as_of_day', 12))
      AS spend_12m,
    sum(amount) FILTER (WHERE open_date >= ago(:'as_of_day', 24))
      AS spend_24m,
    count(amount) FILTER (WHERE open_date >= ago(:'as_of_day', 24))
      AS paid_24m
  FROM service_order
  WHERE customer_id >= :customer_first AND customer_id < :customer_after
    AND open_date < :'as_of_day'::date
  GROUP BY customer_id
),
packages AS (
  SELECT customer_id, count(*) AS service_packages_24m
  FROM service_order_line
  WHERE customer_id >= :customer_first AND customer_id < :customer_after
    AND line_type = 'package' AND open_date < :'as_of_day'::date
    AND open_date >= ago(:'as_of_day', 24)
  GROUP BY customer_id
),
sales AS (
  SELECT customer_id,
    count(*) FILTER (WHERE order_type IN ('new_car', 'used_car')
      AND order_date < :'as_of_day'::date) AS cars_bought,
    sum(amount) FILTER (WHERE order_type IN ('new_car', 'used_car')
      AND order_date < :'as_of_day'::date) AS car_purchase_amount,
    sum(amount) FILTER (WHERE order_type = 'accessory' AND order_date < :'as_of_day'::date
      AND order_date >= ago(:'as_of_day', 24)) AS accessory_spend_24m,
    count(*) FILTER (WHERE order_type IN ('new_car', 'used_car')
      AND delivery_date < :'as_of_day'::date
      AND delivery_date >= :'as_of_day'::date - 7) AS deliveries_7d
  FROM sales_order
  WHERE customer_id >= :customer_first AND customer_id < :customer_after
  GROUP BY customer_id
),
policies AS (
  SELECT customer_id,
    count(*) FILTER (WHERE end_date >= :'as_of_day'::date
      AND end_date < :'as_of_day'::date + 30) AS policies_ending_30d,
    count(*) FILTER (WHERE sold_by = 'dealer' AND start_date < :'as_of_day'::date
      AND start_date >= ago(:'as_of_day', 24)) AS dealer_policies_24m
  FROM insurance_policy
  WHERE customer_id >= :customer_first AND customer_id < :customer_after
  GROUP BY customer_id
),
complaints AS (
  SELECT customer_id,
    count(*) FILTER (WHERE opened_date < :'as_of_day'::date) AS complaints_opened,
    count(*) FILTER (WHERE closed_date < :'as_of_day'::date) AS complaints_closed,
    count(*) FILTER (WHERE opened_date < :'as_of_day'::date
      AND opened_date >= ago(:'as_of_day', 24)) AS complaints_24m
  FROM complaint
  WHERE customer_id >= :customer_first AND customer_id < :customer_after
  GROUP BY customer_id
),
surveys AS (
  SELECT customer_id, count(*) AS surveys_24m, 10 * sum(score) AS tenths, count(score) AS answers
  FROM satisfaction
  WHERE customer_id >= :customer_first AND customer_id < :customer_after
    AND survey_date >= ago(:'as_of_day', 24)
    AND survey_date < :'as_of_day'::date
  GROUP BY customer_id
),
attempts AS (
  SELECT customer_id, count(*) AS contact_failures_12m
  FROM contact_attempt
  WHERE customer_id >= :customer_first AND customer_id < :customer_after
    AND result IN ('no_answer', 'invalid_number') AND attempt_date < :'as_of_day'::date
    AND attempt_date >= ago(:'as_of_day', 12)
  GROUP BY customer_id
),
points AS (
  SELECT customer_id,
    sum(points) FILTER (WHERE kind = 'earn') AS points_earned,
    sum(points) FILTER (WHERE kind = 'redeem') AS points_redeemed,
    sum(points) FILTER (WHERE kind = 'expire') AS points_expired
  FROM loyalty_transaction
  WHERE customer_id >= :customer_first AND customer_id < :customer_after
    AND transaction_date < :'as_of_day'::date
  GROUP BY customer_id
),
-- Open, or with an outcome that came on or after the day of the run; perhaps open is neither.
leads AS (
  SELECT customer_id,
    CASE
      WHEN bool_or(is_open AND lead_temperature = 'hot') THEN 'hot'
      WHEN bool_or(is_open IS NULL OR (is_open AND lead_temperature IS NULL)) THEN NULL
      WHEN bool_or(is_open AND lead_temperature = 'normal') THEN 'normal'
      WHEN bool_or(is_open AND lead_temperature = 'cold') THEN 'cold'
    END AS best_lead_temperature
  FROM (
    SELECT customer_id, lead_temperature, lead_age_days,
      lead_outcome = 'open' OR lead_days_since_outcome <= 0 AS is_open
    FROM expert_lead_:slice
  ) l
  WHERE customer_id IS NOT NULL AND is_open IS NOT FALSE AND lead_age_days >= 1
  GROUP BY customer_id
),
base AS (
  SELECT s.customer_id,
    c.customer_kind,
    c.gender AS customer_gender,
    c.birth_date AS customer_birth_date,
    months_between(c.birth_date, :'as_of_day'::date) / 12 AS customer_age_years,
    c.registered_date AS customer_registered_date,
    months_between(c.registered_date, :'as_of_day'::date) AS customer_tenure_months,
    c.market_tier AS customer_market_tier,
    c.member_status,
    c.marketing_opt_out,
    c.occupation AS customer_occupation,
    coalesce(v.shop_visits, 0) AS shop_visits,
    v.first_shop_visit_date,
    v.last_shop_visit_date,
    coalesce(v.service_visits_12m, 0) AS service_visits_12m,
    coalesce(v.service_visits_24m, 0) AS service_visits_24m,
    coalesce(v.maintenance_visits_24m, 0) AS maintenance_visits_24m,
    coalesce(v.visits_booked_24m, 0) AS visits_booked_24m,
    coalesce(v.visits_on_time_24m, 0) AS visits_on_time_24m,
    coalesce(v.spend_12m, 0)::bigint AS after_sales_spend_12m,
    coalesce(v.spend_24m, 0)::bigint AS after_sales_spend_24m,
    v.paid_24m,
    coalesce(k.service_packages_24m, 0) AS service_packages_24m,
    coalesce(a.cars_bought, 0) AS cars_bought,
    coalesce(a.car_purchase_amount, 0)::bigint AS car_purchase_amount,
    coalesce(a.accessory_spend_24m, 0)::bigint AS accessory_spend_24m,
    coalesce(a.deliveries_7d, 0) AS deliveries_7d,
    coalesce(p.policies_ending_30d, 0) AS policies_ending_30d,
    coalesce(p.dealer_policies_24m, 0) AS dealer_policies_24m,
    coalesce(m.complaints_opened, 0) AS complaints_opened,
    coalesce(m.complaints_closed, 0) AS complaints_closed,
    coalesce(m.complaints_opened - m.complaints_closed, 0) AS complaints_open,
    coalesce(m.complaints_24m, 0) AS complaints_24m,
    coalesce(u.surveys_24m, 0) AS surveys_24m,
    u.tenths,
    u.answers,
    coalesce(t.contact_failures_12m, 0) AS contact_failures_12m,
    coalesce(r.campaign_participations_24m, 0) AS campaign_participations_24m,
    coalesce(r.campaign_interest_12m, 0) AS campaign_interest_12m,
    coalesce(q.points_earned, 0) AS points_earned,
    coalesce(q.points_redeemed, 0) AS points_redeemed,
    coalesce(q.points_expired, 0) AS points_expired,
    coalesce(i.imported_labels_24m, 0) AS imported_labels_24m,
    i.label_income_band,
    i.label_car_interest,
    i.label_price_sensitivity,
    coalesce(e.customer_intent_signals_90d, 0) AS customer_intent_signals_90d,
    coalesce(e.customer_maker_events_90d, 0) AS customer_maker_events_90d,
    coalesce(e.customer_valid_behaviours_90d, 0) AS customer_valid_behaviours_90d,
    coalesce(o.ownerships_begun, 0) AS ownerships_begun,
    coalesce(o.ownerships_undated, 0) AS ownerships_undated,
    coalesce(g.vehicles_in_use, 0) AS vehicles_in_use,
    g.latest_delivery_date,
    CASE WHEN g.customer_id IS NULL THEN 0 ELSE g.highest_mileage_km END AS highest_mileage_km,
    g.days_to_maintenance_by_time,
    g.days_to_maintenance_by_km,
    g.vehicle_stage_best,
    b.best_lead_temperature,
    100 * (v.last_shop_visit_date - v.first_shop_visit_date)::bigint AS span_hundredths,
    CASE WHEN v.shop_visits >= 3 THEN v.shop_visits - 1 END AS gaps,
    :'as_of_day'::date - coalesce(v.last_shop_visit_date, g.latest_delivery_date)
      AS days_since_last_visit
  -- The narrow ones first: each join copies what the earlier ones gave.
  FROM population s
  LEFT JOIN attempts t ON t.customer_id = s.customer_id
  LEFT JOIN packages k ON k.customer_id = s.customer_id
  LEFT JOIN leads b ON b.customer_id = s.customer_id
  LEFT JOIN surveys u ON u.customer_id = s.customer_id
  LEFT JOIN person_campaign_:slice r ON r.customer_id = s.customer_id
  LEFT JOIN person_event_:slice e ON e.customer_id = s.customer_id
  LEFT JOIN points q ON q.customer_id = s.customer_id
  LEFT JOIN complaints m ON m.customer_id = s.customer_id
  LEFT JOIN policies p ON p.customer_id = s.customer_id
  LEFT JOIN person_ownership_:slice o ON o.customer_id = s.customer_id
  LEFT JOIN person_label_:slice i ON i.customer_id = s.customer_id
  LEFT JOIN sales a ON a.customer_id = s.customer_id
  LEFT JOIN person_vehicle_:slice g ON g.customer_id = s.customer_id
  LEFT JOIN customer c ON c.customer_id = s.customer_id
    AND c.customer_id >= :customer_first AND c.customer_id < :customer_after
  LEFT JOIN visits v ON v.customer_id = s.customer_id
  OFFSET 0
),
averaged AS (
  SELECT *,
    rounded(after_sales_spend_24m, paid_24m) AS average_spend_per_visit_24m,
    rounded(10000 * visits_on_time_24m, visits_booked_24m) AS on_time_share_24m,
    rounded(tenths, answers) AS satisfaction_average_24m,
    rounded(span_hundredths, gaps) AS own_service_interval_days,
    greatest(3000, coalesce(rounded(span_hundredths, gaps), 36500))
      AS expected_service_interval_days,
    10000 * 100 * days_since_last_visit::bigint AS churn_numerator,
    ownerships_begun + ownerships_undated AS vehicles_owned_ever,
    points_earned - points_redeemed - points_expired AS points_balance
  FROM base
  OFFSET 0
),
scored AS (
  SELECT *,
    rounded(churn_numerator, expected_service_interval_days) AS churn_ratio,
    CASE WHEN vehicles_owned_ever = 0 AND vehicles_in_use = 0 THEN 'A'
      WHEN vehicles_in_use = 0 THEN 'E'
      ELSE vehicle_stage_best END AS customer_stage,
    2
    + CASE WHEN after_sales_spend_24m >= 2000000 THEN 20
        WHEN after_sales_spend_24m >= 1000000 THEN 16
        WHEN after_sales_spend_24m >= 500000 THEN 12
        WHEN after_sales_spend_24m >= 100000 THEN 6 ELSE 0 END
    + CASE WHEN average_spend_per_visit_24m >= 200000 THEN 10
        WHEN average_spend_per_visit_24m >= 100000 THEN 7
        WHEN average_spend_per_visit_24m >= 40000 THEN 4
        WHEN average_spend_per_visit_24m IS NULL THEN 0 ELSE 1 END
    + CASE WHEN service_visits_24m >= 6 THEN 10 WHEN service_visits_24m >= 4 THEN 8
        WHEN service_visits_24m >= 2 THEN 5 WHEN service_visits_24m = 1 THEN 2 ELSE 0 END
    + CASE WHEN highest_mileage_km >= 60000 THEN 5 WHEN highest_mileage_km >= 30000 THEN 3
        WHEN highest_mileage_km < 30000 THEN 1 END
    + CASE WHEN service_packages_24m >= 1 THEN 5 ELSE 0 END
    + CASE WHEN vehicles_in_use >= 2 THEN 5 WHEN vehicles_in_use = 1 THEN 3 ELSE 0 END
    + CASE WHEN on_time_share_24m >= 9000 THEN 10 WHEN on_time_share_24m >= 7000 THEN 7
        WHEN on_time_share_24m >= 5000 THEN 4 WHEN on_time_share_24m IS NULL THEN 3 ELSE 0 END
    + CASE WHEN maintenance_visits_24m >= 2 THEN 10 WHEN maintenance_visits_24m = 1 THEN 5
        ELSE 0 END
    + CASE WHEN campaign_participations_24m >= 2 THEN 8
        WHEN campaign_participations_24m = 1 THEN 5 ELSE 0 END
    + CASE complaints_24m WHEN 0 THEN 8 WHEN 1 THEN 2 ELSE 0 END
    + CASE WHEN surveys_24m >= 1 THEN 2 ELSE 0 END
    + CASE WHEN satisfaction_average_24m >= 900 THEN 5
        WHEN satisfaction_average_24m >= 750 THEN 3
        WHEN satisfaction_average_24m >= 600 THEN 1
        WHEN satisfaction_average_24m IS NULL THEN 2 ELSE 0 END AS score
  FROM averaged
  OFFSET 0
),
warned AS (
  SELECT *,
    CASE WHEN score > 100 THEN 100 ELSE score END AS value_score,
    CASE WHEN score >= 70 THEN 'D' WHEN score >= 40 THEN 'G' WHEN score < 40 THEN 'S' END
      AS value_tier,
    CASE
      WHEN churn_ratio IS NULL THEN NULL
      WHEN churn_ratio > 20000 OR (churn_ratio > 15000 AND complaints_open >= 1)
        THEN 'very_serious'
      WHEN churn_ratio > 15000 OR (churn_ratio > 10000 AND complaints_open >= 1) THEN 'serious'
      WHEN churn_ratio > 10000 OR complaints_open >= 1 THEN 'raised'
      ELSE 'normal'
    END AS churn_warning
  FROM scored
  OFFSET 0
),
stated AS (
  SELECT *,
    CASE
      WHEN churn_warning = 'very_serious' OR customer_stage = 'E' THEN 'C'
      WHEN churn_warning IN ('raised', 'serious') AND customer_stage <> 'E' THEN 'B'
      WHEN churn_warning = 'normal' AND customer_stage <> 'E' THEN 'A'
    END AS churn_state
  FROM warned
  OFFSET 0
)
SELECT customer_id, customer_kind, customer_gender, customer_birth_date, customer_age_years,
  customer_registered_date, customer_tenure_months, customer_market_tier, member_status,
  marketing_opt_out, customer_occupation, shop_visits, first_shop_visit_date,
  last_shop_visit_date, service_visits_12m, service_visits_24m, maintenance_visits_24m,
  visits_booked_24m, visits_on_time_24m, on_time_share_24m, after_sales_spend_12m,
  after_sales_spend_24m, average_spend_per_visit_24m, service_packages_24m, cars_bought,
  car_purchase_amount, accessory_spend_24m, deliveries_7d, policies_ending_30d,
  dealer_policies_24m, complaints_opened, complaints_closed, complaints_open, complaints_24m,
  surveys_24m, satisfaction_average_24m, contact_failures_12m, campaign_participations_24m,
  campaign_interest_12m, points_earned, points_redeemed, points_expired, points_balance,
  imported_labels_24m, label_income_band, label_car_interest, label_price_sensitivity,
  customer_intent_signals_90d, customer_maker_events_90d, customer_valid_behaviours_90d,
  ownerships_begun, ownerships_undated, vehicles_owned_ever, vehicles_in_use,
  latest_delivery_date, highest_mileage_km, days_to_maintenance_by_time,
  days_to_maintenance_by_km, own_service_interval_days, expected_service_interval_days,
  days_since_last_visit, churn_ratio,
  vehicle_stage_best, best_lead_temperature, customer_stage, value_score, value_tier,
  churn_warning, churn_state,
  churn_state || value_tier AS value_churn_cell,
  CASE churn_state || value_tier
    WHEN 'AD' THEN '{experience_event,gift,points_reward}'
    WHEN 'AG' THEN '{experience_event,points_reward}'
    WHEN 'AS' THEN '{points_reward}'
    WHEN 'BD' THEN '{extended_warranty,gift,maintenance_package}'
    WHEN 'BG' THEN '{extended_warranty,maintenance_package,voucher}'
    WHEN 'BS' THEN '{points_reward,voucher}'
    WHEN 'CD' THEN '{direct_mail,used_car_trade_in,voucher}'
    WHEN 'CG' THEN '{direct_mail,discount,voucher}'
    WHEN 'CS' THEN '{}'
  END::text[] AS recommended_activity,
  policies_ending_30d >= 1 AS insurance_renewal_due,
  vehicles_in_use >= 1
    AND (days_to_maintenance_by_time <= 7 OR days_to_maintenance_by_km <= 7) AS maintenance_due,
  deliveries_7d >= 1 AS post_delivery_call
FROM stated;

COMMIT;
