/** A car model as the demo's systems know it. */
export interface CarModel {
  /** Code in the dealer management system. */
  readonly dms: string;
  /** Code of the enterprise code list `model`. */
  readonly code: string;
  /** Energy code in the dealer management system. */
  readonly energy: string;
  /** Code of its series in the CRM. */
  readonly crmSeries: string;
  /** World manufacturer identifier of the VIN. */
  readonly maker: string;
  /** Vehicle descriptor section, positions 4–8 of the VIN. */
  readonly descriptor: string;
  /** List price in CNY. */
  readonly price: number;
  /** First year of delivery. */
  readonly since: number;
  readonly weight: number;
}

type Row = readonly [
  ...codes: [dms: string, code: string, energy: string, crmSeries: string, descriptor: string],
  ...numbers: [price: number, since: number, weight: number],
];

const TABLE: readonly Row[] = [
  ['A3P1', 'LC-A3-15P', 'P', 'a3', 'A3E1C', 79_800, 2013, 9],
  ['A3T1', 'LC-A3-15T', 'P', 'a3', 'A3G2C', 92_800, 2014, 9],
  ['A5T1', 'LC-A5-15T', 'P', 'a5', 'A5G2S', 119_800, 2013, 9],
  ['A5T2', 'LC-A5-20T', 'P', 'a5', 'A5J3S', 149_800, 2015, 5],
  ['A5H1', 'LC-A5-HEV', 'H', 'a5', 'A5H3S', 146_800, 2018, 5],
  ['X3T1', 'LC-X3-15T', 'P', 'x3', 'X3G2U', 112_800, 2014, 9],
  ['X3H1', 'LC-X3-HEV', 'H', 'x3', 'X3H3U', 139_800, 2019, 5],
  ['X3K1', 'LC-X3-PHEV', 'K', 'x3', 'X3K3U', 156_800, 2020, 4],
  ['X6T2', 'LC-X6-20T', 'P', 'x6', 'X6J4U', 189_800, 2015, 6],
  ['X6D2', 'LC-X6-20D', 'D', 'x6', 'X6D4U', 209_800, 2015, 2],
  ['X6K1', 'LC-X6-PHEV', 'K', 'x6', 'X6K4U', 219_800, 2020, 4],
  ['M7T2', 'LC-M7-20T', 'P', 'm7', 'M7J5V', 239_800, 2016, 3],
  ['M7D2', 'LC-M7-20D', 'D', 'm7', 'M7D5V', 249_800, 2016, 1],
  ['M7K2', 'LC-M7-PHEV', 'K', 'm7', 'M7K5V', 289_800, 2021, 2],
  ['E1B3', 'YN-E1-300', 'E', 'e1', 'E1B1H', 89_800, 2018, 5],
  ['E1B4', 'YN-E1-400', 'E', 'e1', 'E1B2H', 109_800, 2019, 5],
  ['E5B5', 'YN-E5-500', 'E', 'e5', 'E5B3S', 199_800, 2019, 5],
  ['E5B6', 'YN-E5-650', 'E', 'e5', 'E5B4S', 239_800, 2020, 4],
  ['S8B6', 'YN-S8-600', 'E', 's8', 'S8B5U', 329_800, 2020, 3],
  ['S8R1', 'YN-S8-EREV', 'K', 's8', 'S8R5U', 359_800, 2021, 3],
];

const MAKERS: Readonly<Record<string, string>> = { LC: 'LXC', YN: 'LXY' };

/** The models of the demo's two brands. */
export const CAR_MODELS: readonly CarModel[] = TABLE.map(
  ([dms, code, energy, crmSeries, descriptor, price, since, weight]) => ({
    ...{ dms, code, energy, crmSeries, descriptor, price, since, weight },
    maker: MAKERS[code.slice(0, 2)] ?? '',
  }),
);
