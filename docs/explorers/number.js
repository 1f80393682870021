// Commas between groups of three digits set thousands apart, as the pages do; another one is a decimal point.
const thousands = /^[-+]?[1-9]\d{0,2}(,\d{3})+$/;
function decimalIn(text) {
  const plain = text.trim();
  return plain === '' ? NaN : Number(thousands.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.'));
}

/** The number or fraction that a reader wrote, or NaN; one too large to be told from its neighbours is none. */
export function numberIn(text) {
  const plain = text.normalize('NFKC').replaceAll('−', '-'); // whole-width digits are digits, and ½ is 1⁄2
  const [above, below = 1, ...more] = plain.split(/[/⁄]/).map(decimalIn);
  const number = above / below;
  return more.length === 0 && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : NaN;
}
