// Loaded into a worker before anything else: its clock is an hour fast.
const HOUR = 3_600_000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [RealDate.now() + HOUR] : parts));
  }

  static now() {
    return RealDate.now() + HOUR;
  }
};
