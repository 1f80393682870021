// What a reference says when it refuses, in another language.

/**
 * The function that gives a refusal's rendering, or undefined where there is none. `renderings` has each sentence and
 * what becomes of it, both with their places: "{1} is {2}, but …". What stands in a place is rendered, too, where it is
 * a sentence of `renderings`, and else has to be a single word, such as a name or a number.
 */
export function rendererOf(renderings) {
  const literal = (text) => text.replace(/[^\w\s]/g, '\\$&');
  const sentences = Object.entries(renderings).map(([sentence, rendering]) => ({
    pattern: new RegExp(`^${sentence.split(/\{\d\}/).map(literal).join('(.+?)')}$`),
    rendering,
  }));
  const inPlace = (text) => rendered(text) ?? (/\s/.test(text) ? undefined : text);
  function rendered(text) {
    for (const { pattern, rendering } of sentences) {
      const places = text.match(pattern)?.slice(1).map(inPlace);
      if (places && !places.includes(undefined)) {
        const filled = rendering.replace(/\{(\d)\}/g, (_, number) => places[number - 1]);
        return filled.replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1'); // no blank between two Chinese words
      }
    }
    return undefined;
  }
  return rendered;
}
