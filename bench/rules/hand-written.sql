-- Six shipped tags of customers, by hand, from their fact table: what is missing stays missing.
SELECT customer_id,
  average_spend_class,
  churn_warning,
  complained,
  spend_class,
  CASE WHEN score > 100 THEN 100 ELSE score END AS value_score,
  CASE WHEN score >= 70 THEN 'D' WHEN score >= 40 THEN 'G' WHEN score < 40 THEN 'S' END
    AS value_tier
FROM (
  SELECT customer_id,
    complaints_24m >= 1 AS complained,
    CASE WHEN after_sales_spend_24m >= 6000 THEN 'high' WHEN after_sales_spend_24m >= 2000
      THEN 'middle' WHEN after_sales_spend_24m < 2000 THEN 'low' END AS spend_class,
    CASE WHEN average_spend_per_visit_24m >= 1500 THEN 'high'
      WHEN average_spend_per_visit_24m >= 600 THEN 'middle'
      WHEN average_spend_per_visit_24m < 600 THEN 'low' END AS average_spend_class,
    CASE
      WHEN churn_ratio > 2 OR (churn_ratio > 1.5 AND complaints_open >= 1) THEN 'very_serious'
      WHEN churn_ratio IS NULL OR complaints_open IS NULL THEN NULL
      WHEN churn_ratio > 1.5 OR (churn_ratio > /*raised_above*/1 AND complaints_open >= 1)
        THEN 'serious'
      WHEN churn_ratio > /*raised_above*/1 OR complaints_open >= 1 THEN 'raised'
      ELSE 'normal'
    END AS churn_warning,
    2
    + CASE WHEN after_sales_spend_24m >= 20000 THEN 20 WHEN after_sales_spend_24m >= 10000 THEN 16
        WHEN after_sales_spend_24m >= 5000 THEN 12 WHEN after_sales_spend_24m >= 1000 THEN 6
        WHEN after_sales_spend_24m < 1000 THEN 0 END
    + CASE WHEN average_spend_per_visit_24m >= 2000 THEN 10
        WHEN average_spend_per_visit_24m >= 1000 THEN 7
        WHEN average_spend_per_visit_24m >= 400 THEN 4
        WHEN average_spend_per_visit_24m IS NULL THEN 0 ELSE 1 END
    + CASE WHEN service_visits_24m >= 6 THEN 10 WHEN service_visits_24m >= 4 THEN 8
        WHEN service_visits_24m >= 2 THEN 5 WHEN service_visits_24m = 1 THEN 2
        WHEN service_visits_24m < 1 THEN 0 END
    + CASE WHEN highest_mileage_km >= 60000 THEN 5 WHEN highest_mileage_km >= 30000 THEN 3
        WHEN highest_mileage_km < 30000 THEN 1 END
    + CASE WHEN service_packages_24m >= 1 THEN 5 WHEN service_packages_24m < 1 THEN 0 END
    + CASE WHEN vehicles_in_use >= 2 THEN 5 WHEN vehicles_in_use = 1 THEN 3
        WHEN vehicles_in_use < 1 THEN 0 END
    + CASE WHEN on_time_share_24m >= 0.9 THEN 10 WHEN on_time_share_24m >= 0.7 THEN 7
        WHEN on_time_share_24m >= 0.5 THEN 4 WHEN on_time_share_24m IS NULL THEN 3 ELSE 0 END
    + CASE WHEN maintenance_visits_24m >= 2 THEN 10 WHEN maintenance_visits_24m = 1 THEN 5
        WHEN maintenance_visits_24m < 1 THEN 0 END
    + CASE WHEN campaign_participations_24m >= 2 THEN 8 WHEN campaign_participations_24m = 1 THEN 5
        WHEN campaign_participations_24m < 1 THEN 0 END
    + CASE WHEN complaints_24m = 0 THEN 8 WHEN complaints_24m = 1 THEN 2
        WHEN complaints_24m > 1 THEN 0 END
    + CASE WHEN surveys_24m >= 1 THEN 2 WHEN surveys_24m < 1 THEN 0 END
    + CASE WHEN satisfaction_average_24m >= 90 THEN 5 WHEN satisfaction_average_24m >= 75 THEN 3
        WHEN satisfaction_average_24m >= 60 THEN 1 WHEN satisfaction_average_24m IS NULL THEN 2
        ELSE 0 END AS score
  FROM "facts"."customer"
)
ORDER BY customer_id
