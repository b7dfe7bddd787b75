import type { Figure } from './figure.js';

const POLICIES = `{insurance_policy}`;
const CLAIMS = `{service_order}`;
const IN_2003 = `start_date = DATE '2003-01-01'`;
const IN_2004 = `start_date = DATE '2004-01-01'`;

const conflicting = (column: string): string =>
  `SELECT count(DISTINCT subject_id) FROM {conflicts.customer}
   WHERE "column" = '${column}' AND NOT won`;

const customersWithClaims = (atLeast: number): string =>
  `SELECT count(*) FROM (SELECT customer_id FROM ${CLAIMS} GROUP BY customer_id
   HAVING count(*) >= ${atLeast})`;

/** How the insurer's own files call the causes. */
const GUARANTEES: Readonly<Record<string, string>> = {
  damage: 'Damage',
  fire: 'Fire',
  other: 'Other',
  theft: 'Theft',
  tpl: 'TPL',
  windscreen: 'Windscreen',
};

const vehiclesPerCustomer = `SELECT customer_id, count(DISTINCT vehicle_id) AS vehicles
   FROM {ownership} GROUP BY customer_id`;

/** What any correct load of the motor portfolio must give. */
export const FREMOTOR_FIGURES: Readonly<Record<string, Figure>> = {
  customers: 'SELECT count(DISTINCT customer_id) FROM {customer_link}',
  vehicles: 'SELECT count(DISTINCT vehicle_id) FROM {vehicle_link}',
  policy_years: `SELECT count(*) FROM ${POLICIES}`,
  claims: `SELECT count(*) FROM ${CLAIMS}`,
  customers_with_2_or_more_vehicles: `SELECT count(*) FROM (${vehiclesPerCustomer}) WHERE vehicles >= 2`,
  most_vehicles_of_one_customer: `SELECT max(vehicles) FROM (${vehiclesPerCustomer})`,
  vehicles_not_renewed_in_2004: `SELECT count(*) FROM (
    SELECT vehicle_id FROM ${POLICIES} GROUP BY vehicle_id
    HAVING count(*) FILTER (${IN_2003}) > 0 AND count(*) FILTER (${IN_2004}) = 0)`,
  customers_with_no_vehicle_left_in_2004: `SELECT count(*) FROM (
    SELECT customer_id FROM ${POLICIES} GROUP BY customer_id
    HAVING count(*) FILTER (${IN_2003}) > 0 AND count(*) FILTER (${IN_2004}) = 0)`,
  customers_with_a_claim: customersWithClaims(1),
  customers_with_a_claim_in_2004: `SELECT count(DISTINCT customer_id) FROM ${CLAIMS}
    WHERE open_date >= DATE '2004-01-01' AND open_date < DATE '2005-01-01'`,
  customers_with_3_or_more_claims: customersWithClaims(3),
  windscreen_claims_in_2004: `SELECT count(*) FROM ${CLAIMS} WHERE cause = 'windscreen'
    AND open_date >= DATE '2004-01-01' AND open_date < DATE '2005-01-01'`,
  claims_by_guarantee: {
    sql: `SELECT cause AS name, count(*) AS value FROM ${CLAIMS} GROUP BY cause ORDER BY cause`,
    names: GUARANTEES,
  },
  claim_payment_total: `SELECT sum(amount) FROM ${CLAIMS}`,
  customers_with_2004_premium_of_1000_or_more: `SELECT count(*) FROM (
    SELECT customer_id FROM ${POLICIES} WHERE ${IN_2004} GROUP BY customer_id
    HAVING sum(premium) >= 1000)`,
  premium_total_2004: `SELECT sum(premium) FROM ${POLICIES} WHERE ${IN_2004}`,
  customers_with_conflicting_gender: conflicting('gender'),
  customers_with_conflicting_marital_status: conflicting('marital_status'),
  claims_with_payment_0_or_less: `SELECT count(*) FROM ${CLAIMS} WHERE amount <= 0`,
};
