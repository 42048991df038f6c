/**
 * The day by which a request has to be done that came on this one (GDPR 12(3)): the same day of the next month, or that
 * month's last where it has no such day, as Regulation (EEC, Euratom) 1182/71, article 3(2)(c), counts. Both as 2026-11-27.
 */
export const oneMonthAfter = (day: string): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
};
