/** The number that a reader wrote, or NaN; one too large to be told from its neighbours is none. */
export function numberIn(text) {
  const plain = text.normalize('NFKC').trim(); // whole-width digits are digits
  const number = plain === '' ? NaN : Number(plain.replace('−', '-').replace(',', '.'));
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : NaN;
}
