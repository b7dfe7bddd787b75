import type { Words } from '@tagwright/kernel';
import type { Subject } from '@tagwright/rules';

/** Where the group of a subject comes from; the first that there is counts. */
export type DimensionSource =
  | { readonly from: 'fact'; readonly code: string }
  /** A column of the subject's own dataset. */
  | { readonly from: 'column'; readonly column: string }
  /** What lies above all that such a column holds, by its code list: the province of a county. */
  | { readonly from: 'top'; readonly column: string }
  /** That of a lead's customer, or of a vehicle's owner. */
  | { readonly from: 'customer' };

export interface Dimension {
  readonly code: string;
  readonly name: Words;
  /** The code list that names the groups. */
  readonly list: string;
  readonly sources: Readonly<Record<Subject, readonly DimensionSource[]>>;
}

/** By what effects are broken down. One line more is one breakdown more. */
export const DIMENSIONS: readonly Dimension[] = [
  {
    code: 'brand',
    name: { zh: '品牌', en: 'Brand' },
    list: 'brand',
    sources: {
      customer: [{ from: 'fact', code: 'newest_vehicle_brand' }],
      vehicle: [{ from: 'column', column: 'brand' }],
      lead: [{ from: 'top', column: 'intended_series' }, { from: 'customer' }],
    },
  },
  {
    code: 'region',
    name: { zh: '地区', en: 'Region' },
    list: 'region',
    sources: {
      customer: [{ from: 'top', column: 'region' }],
      vehicle: [{ from: 'customer' }],
      lead: [{ from: 'customer' }],
    },
  },
  {
    code: 'dealer',
    name: { zh: '经销商', en: 'Dealer' },
    list: 'dealer',
    sources: {
      customer: [{ from: 'column', column: 'dealer' }],
      vehicle: [{ from: 'customer' }],
      lead: [{ from: 'column', column: 'dealer' }],
    },
  },
];
