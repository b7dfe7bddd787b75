/** The source systems of the demo, in the order in which they are best ingested: owners first. */
export const DEMO_SOURCES = ['dealer_management', 'crm', 'insurance', 'label_vendor'] as const;
