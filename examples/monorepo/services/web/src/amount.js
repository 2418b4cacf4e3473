/** Prints cents as people read them: `formatAmount(1190, "EUR")` is `11.90 EUR`. */
export function formatAmount(cents, currency) {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not a number of cents: ${cents}`);
  const sign = cents < 0 ? "-" : "";
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)} ${currency}`;
}
