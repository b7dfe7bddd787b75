-- Facts and tags of vehicles. Names are those of tag-definitions/; ratios are whole numbers of
-- their last decimal (vehicle_km_per_day in hundredths).
-- OFFSET 0 keeps a level from being merged into the next one, where its expressions would be
-- computed once for each place they are used in.

CREATE UNLOGGED TABLE expert_vehicle_:slice AS
WITH visits AS (
  SELECT vehicle_id,
    count(*) FILTER (WHERE open_date >= ago(:'as_of_day', 18))
      AS shop_visits_18m,
    max(open_date) AS last_shop_visit_date,
    max(mileage_km) AS service_mileage_km,
    count(*) FILTER (WHERE service_type = 'maintenance') AS maintenance_visits,
    count(*) FILTER (WHERE service_type = 'maintenance'
      AND open_date >= ago(:'as_of_day', 12)) AS maintenance_visits_12m,
    max(open_date) FILTER (WHERE service_type = 'maintenance') AS last_maintenance_date,
    max(mileage_km) FILTER (WHERE service_type = 'maintenance') AS last_maintenance_km
  FROM service_order
  WHERE vehicle_id >= :vehicle_first AND vehicle_id < :vehicle_after
    AND open_date < :'as_of_day'::date
  GROUP BY vehicle_id
),
base AS (
  SELECT v.vehicle_id,
    v.delivery_date AS vehicle_delivery_date,
    v.warranty_end AS vehicle_warranty_end,
    r.mileage_km AS vehicle_mileage_reading_km,
    r.mileage_date AS vehicle_mileage_reading_date,
    coalesce(s.shop_visits_18m, 0) AS vehicle_shop_visits_18m,
    s.last_shop_visit_date AS vehicle_last_shop_visit_date,
    s.service_mileage_km AS vehicle_service_mileage_km,
    coalesce(s.maintenance_visits, 0) AS vehicle_maintenance_visits,
    coalesce(s.maintenance_visits_12m, 0) AS vehicle_maintenance_visits_12m,
    s.last_maintenance_date AS vehicle_last_maintenance_date,
    s.last_maintenance_km AS vehicle_last_maintenance_km,
    coalesce((v.delivery_date < :'as_of_day'::date
      AND v.delivery_date >= ago(:'as_of_day', 12))::integer, 0)
      AS vehicle_deliveries_12m,
    coalesce((v.delivery_date < :'as_of_day'::date
      AND v.delivery_date >= ago(:'as_of_day', 18))::integer, 0)
      AS vehicle_deliveries_18m,
    coalesce((v.delivery_date < :'as_of_day'::date
      AND v.delivery_date >= ago(:'as_of_day', 60))::integer, 0)
      AS vehicle_deliveries_60m,
    months_between(v.delivery_date, :'as_of_day'::date) AS vehicle_age_months,
    v.warranty_end - :'as_of_day'::date AS vehicle_warranty_days_left,
    greatest(r.mileage_km, s.service_mileage_km) AS vehicle_mileage_km,
    100 * r.mileage_km::bigint AS reading_hundredths,
    (r.mileage_date - v.delivery_date)::bigint AS days_to_reading,
    :'as_of_day'::date - r.mileage_date AS days_since_reading,
    coalesce(s.last_maintenance_date, v.delivery_date) AS maintained_or_delivered,
    coalesce(s.last_shop_visit_date, v.delivery_date) AS seen_or_delivered
  FROM vehicle v
  LEFT JOIN visits s USING (vehicle_id)
  -- What was read on or after the day of the run, it did not know.
  CROSS JOIN LATERAL (
    SELECT CASE WHEN v.mileage_date < :'as_of_day'::date THEN v.mileage_km END AS mileage_km,
      CASE WHEN v.mileage_date < :'as_of_day'::date THEN v.mileage_date END AS mileage_date
  ) r
  WHERE v.vehicle_id >= :vehicle_first AND v.vehicle_id < :vehicle_after
  OFFSET 0
),
per_day AS (
  SELECT *,
    rounded(reading_hundredths, days_to_reading) AS vehicle_km_per_day,
    CASE
      WHEN vehicle_last_maintenance_km IS NOT NULL THEN vehicle_last_maintenance_km
      WHEN vehicle_maintenance_visits = 0 THEN 0
    END AS vehicle_maintenance_base_km,
    vehicle_shop_visits_18m + vehicle_deliveries_18m AS vehicle_contacts_18m,
    months_between(seen_or_delivered, :'as_of_day'::date) AS vehicle_months_since_contact,
    365 - (:'as_of_day'::date - maintained_or_delivered) AS maintenance_days_left_by_time
  FROM base
  OFFSET 0
),
driven AS (
  SELECT *,
    100 * (vehicle_mileage_reading_km - vehicle_maintenance_base_km)::bigint
      + vehicle_km_per_day * days_since_reading AS driven_hundredths
  FROM per_day
  OFFSET 0
),
since AS (
  SELECT *, rounded(driven_hundredths, 100) AS vehicle_km_since_maintenance
  FROM driven
  OFFSET 0
),
facts AS (
  SELECT *, 100 * (10000 - vehicle_km_since_maintenance) AS left_hundredths
  FROM since
  OFFSET 0
)
-- First what customers gather from their vehicles: a row is read up to the last column asked for.
SELECT vehicle_id, vehicle_delivery_date, vehicle_mileage_km, maintenance_days_left_by_time,
  rounded(left_hundredths, vehicle_km_per_day) AS maintenance_days_left_by_km,
  CASE
    WHEN vehicle_contacts_18m = 0 AND vehicle_months_since_contact >= 18 THEN 'E'
    WHEN vehicle_contacts_18m = 0 AND vehicle_months_since_contact < 18 THEN 'C'
    WHEN vehicle_contacts_18m = 0 THEN NULL
    WHEN vehicle_mileage_km >= 100000 OR vehicle_age_months > 60
      OR (vehicle_age_months = 60 AND vehicle_deliveries_60m = 0) THEN 'D'
    WHEN vehicle_mileage_km IS NULL OR vehicle_age_months IS NULL THEN NULL
    WHEN vehicle_age_months < 12
      OR (vehicle_age_months = 12 AND vehicle_deliveries_12m = 1) THEN 'B'
    ELSE 'C'
  END AS vehicle_stage,
  CASE
    WHEN vehicle_age_months >= 120 OR vehicle_mileage_km >= 200000 THEN 'retirement'
    WHEN vehicle_age_months IS NULL OR vehicle_mileage_km IS NULL THEN NULL
    WHEN vehicle_mileage_km >= 100000 OR vehicle_age_months > 60
      OR (vehicle_age_months = 60 AND vehicle_deliveries_60m = 0) THEN 'replacement'
    WHEN vehicle_age_months < 12
      OR (vehicle_age_months = 12 AND vehicle_deliveries_12m = 1) THEN 'new'
    ELSE 'usable'
  END AS vehicle_life_cycle,
  vehicle_warranty_end, vehicle_mileage_reading_km, vehicle_mileage_reading_date,
  vehicle_shop_visits_18m, vehicle_last_shop_visit_date, vehicle_service_mileage_km,
  vehicle_maintenance_visits, vehicle_maintenance_visits_12m, vehicle_last_maintenance_date,
  vehicle_last_maintenance_km, vehicle_deliveries_12m, vehicle_deliveries_18m,
  vehicle_deliveries_60m, vehicle_age_months, vehicle_warranty_days_left, vehicle_km_per_day,
  vehicle_maintenance_base_km, vehicle_contacts_18m, vehicle_months_since_contact,
  vehicle_km_since_maintenance
FROM facts;

ANALYZE expert_vehicle_:slice (vehicle_id);
