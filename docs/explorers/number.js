/** The number that a reader wrote, also as 1/2, or NaN; one too large to be told from its neighbours is none. */
export function numberIn(text) {
  // Whole-width digits are digits, and ½ is 1⁄2.
  const parts = text.normalize('NFKC').split(/[/⁄]/).map((part) => part.trim().replace('−', '-').replace(',', '.'));
  const [number, divisor] = parts.length === 1 ? [...parts, '1'] : parts;
  const value = parts.length > 2 || number === '' || divisor === '' ? NaN : Number(number) / Number(divisor);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : NaN;
}
