/**
 * On what ground personal data is used: those of Article 13 of the PIPL, the separate consent of
 * its Articles 23, 25 and 29, and the legitimate interest that other laws know.
 */
export const LEGAL_BASES = [
  'consent',
  'separate_consent',
  'contract_performance',
  'legal_obligation',
  'emergency',
  'public_interest',
  'published_information',
  'legitimate_interest',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];
