-- The datasets as an expert would keep them in PostgreSQL: every business column, money as whole
-- cents, counters as integer, codes as text. Only the columns that say where a row came from are
-- left out, except the order of the rows. UNLOGGED: the product's files have no write-ahead log
-- either. The bench fills the tables by their column names and counts no second of it.

CREATE UNLOGGED TABLE vehicle (
  vehicle_id bigint, vin text, brand text, series text, model text, energy text,
  production_date date, delivery_date date, list_price bigint, warranty_end date,
  mileage_km integer, mileage_date date
);

CREATE UNLOGGED TABLE customer (
  customer_id bigint, customer_kind text, gender text, birth_date date, region text,
  market_tier text, registered_date date, member_status text, member_level text,
  occupation text, marital_status text, marketing_opt_out boolean, dealer text
);

CREATE UNLOGGED TABLE customer_link (
  customer_id bigint, source_key text, method text, valid_from date, valid_to date
);

CREATE UNLOGGED TABLE ownership (
  customer_id bigint, vehicle_id bigint, role text, valid_from date, valid_to date
);

CREATE UNLOGGED TABLE service_order (
  customer_id bigint, vehicle_id bigint, order_no text, open_date date, close_date date,
  service_type text, cause text, dealer text, mileage_km integer, amount bigint,
  on_time boolean, recommended_open integer
);

CREATE UNLOGGED TABLE service_order_line (
  customer_id bigint, vehicle_id bigint, order_no text, line_no integer, open_date date,
  line_type text, item text, quantity bigint, amount bigint, recommended boolean, done boolean
);

CREATE UNLOGGED TABLE sales_order (
  customer_id bigint, vehicle_id bigint, order_no text, order_date date, order_type text,
  dealer text, amount bigint, delivery_date date
);

CREATE UNLOGGED TABLE insurance_policy (
  customer_id bigint, vehicle_id bigint, policy_no text, start_date date, end_date date,
  premium bigint, sold_by text
);

CREATE UNLOGGED TABLE complaint (
  customer_id bigint, vehicle_id bigint, opened_date date, closed_date date,
  complaint_type text, dealer text
);

CREATE UNLOGGED TABLE satisfaction (
  customer_id bigint, survey_date date, survey_type text, score integer, dealer text
);

CREATE UNLOGGED TABLE contact_attempt (
  customer_id bigint, attempt_date date, channel text, purpose text, result text
);

CREATE UNLOGGED TABLE campaign_response (
  customer_id bigint, campaign text, response_date date, channel text, response text,
  cost bigint
);

CREATE UNLOGGED TABLE loyalty_transaction (
  customer_id bigint, transaction_date date, kind text, points integer
);

CREATE UNLOGGED TABLE imported_label (
  customer_id bigint, label text, value text, confidence bigint, provided_date date,
  expiry_date date, provider text, _seq bigint
);

CREATE UNLOGGED TABLE lead (
  lead_id bigint, customer_id bigint, created_date date, lead_source text, channel text,
  intended_series text, bdc_grade text, dealer_grade text, dealer text, assigned_date date,
  outcome text, outcome_date date, lost_reason text, budget bigint
);

CREATE UNLOGGED TABLE lead_event (
  customer_id bigint, lead_id bigint, event_time timestamp, behaviour text, channel text
);

-- All three are inlined: pass columns, not expressions, or they are computed several times.

-- Quotient rounded half away from zero; nothing for a division by zero.
CREATE FUNCTION rounded(n bigint, d bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (2 * n + CASE WHEN n < 0 THEN -abs(d) ELSE abs(d) END) / nullif(2 * d, 0)
$$;

-- Complete calendar months from a day to another; negative when it lies ahead.
CREATE FUNCTION months_between(since date, until date) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (12 * (date_part('year', until) - date_part('year', since))
    + date_part('month', until) - date_part('month', since)
    - CASE
        WHEN since <= until AND date_part('day', since) > date_part('day', until) THEN 1
        WHEN since > until AND date_part('day', since) < date_part('day', until) THEN -1
        ELSE 0
      END)::integer
$$;

-- A day so many calendar months before another; the last of its month where that month is shorter.
CREATE FUNCTION ago(day date, months integer) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (day - make_interval(months => months))::date
$$;
