/// A text's terms for the search. Chinese has no blanks: each pair of neighbouring characters is a term, so that any part
/// of a phrase is found. It is sent to the page as its source, so it uses nothing from outside.
export function tokenize(text) {
  const terms = []
  for (const [run] of text.matchAll(/\p{Script=Han}+|[\p{L}\p{N}_]+/gu)) {
    const characters = [...run]
    if (!/\p{Script=Han}/u.test(run) || characters.length === 1) terms.push(run)
    else for (let i = 1; i < characters.length; ++i) terms.push(characters[i - 1] + characters[i])
  }
  return terms
}
