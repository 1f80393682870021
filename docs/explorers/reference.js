// The kit's own C++ references, in a page. This file carries values to the WebAssembly module and back, in the bytes of
// tests/support/run/wire.cpp. It computes nothing.

// ---- values ---------------------------------------------------------------------------------------------------------

const kinds = ['nothing', 'numbers', 'word', 'text', 'record', 'sequence'];
const stores = [Float64Array, BigInt64Array, BigUint64Array];
const [Reals, Wholes, Counts] = stores;

const value = (kind, parts = {}) => ({
  kind,
  axes: [],
  shape: [],
  numbers: new Reals(),
  text: '',
  fields: [],
  ...parts,
});
const numbers = (axes, shape, Store, list) => value('numbers', { axes, shape, numbers: Store.from(list) });
const entries = (nested) => nested.flat(Infinity);

// What an argument's C++ type asks for. A plain JavaScript number is a double.
export const whole = (number) => {
  if (!Number.isInteger(number)) throw new Refusal(`${number} is no whole number`);
  return numbers([], [], Wholes, [BigInt(number)]);
};
export const wholes = (list) => numbers(['index'], [list.length], Wholes, list.map(BigInt));
export const reals = (list) => numbers(['index'], [list.length], Reals, list);
export const plane = (rows) => numbers(['row', 'column'], [rows.length, rows[0]?.length ?? 0], Reals, entries(rows));
export const volume = (planes) =>
  numbers(
    ['channel', 'row', 'column'],
    [planes.length, planes[0]?.length ?? 0, planes[0]?.[0]?.length ?? 0],
    Reals,
    entries(planes),
  );
export const bank = (filters) =>
  numbers(
    ['filter', 'channel', 'row', 'column'],
    [filters.length, filters[0]?.length ?? 0, filters[0]?.[0]?.length ?? 0, filters[0]?.[0]?.[0]?.length ?? 0],
    Reals,
    entries(filters),
  );
/** An enumerator, by its number. */
export const word = (number) => value('word', { numbers: Wholes.of(BigInt(number)) });
/** A struct: its members in their order. */
export const record = (members) =>
  value('record', { fields: Object.entries(members).map(([k, v]) => [k, argument(v)]) });
export const sequence = (list) => value('sequence', { fields: list.map((each) => ['', argument(each)]) });
export const nothing = value('nothing');

const argument = (given) => {
  if (typeof given === 'number') return numbers([], [], Reals, [given]);
  if (typeof given === 'boolean') return word(given ? 1 : 0);
  return given;
};

/** A value as JavaScript has it: numbers, nested lists, objects; a word's name; null for nothing. */
export function plain({ kind, shape, numbers, text, fields }) {
  if (kind === 'nothing') return null;
  if (kind === 'word' || kind === 'text') return text;
  if (kind === 'sequence') return fields.map(([, part]) => plain(part));
  if (kind === 'record') return Object.fromEntries(fields.map(([name, part]) => [name, plain(part)]));
  // Whole numbers that a double cannot hold stay BigInts.
  const safe = (n) => (Number.isSafeInteger(Number(n)) ? Number(n) : n);
  const list = numbers instanceof Reals ? Array.from(numbers) : Array.from(numbers, safe);
  if (shape.length === 0) return list[0];
  const nested = (from, [length, ...inner]) => {
    if (inner.length === 0) return list.slice(from, from + length);
    const step = inner.reduce((product, n) => product * n, 1);
    return Array.from({ length }, (_, i) => nested(from + i * step, inner));
  };
  return nested(0, shape);
}

// ---- bytes ----------------------------------------------------------------------------------------------------------

/** The arguments as bytes. */
export function bytesOf(args) {
  const parts = [];
  const put = (typed) => parts.push(new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength));
  const byte = (number) => put(Uint8Array.of(number));
  const size = (number) => put(Counts.of(BigInt(number)));
  const text = (string) => {
    const bytes = new TextEncoder().encode(string);
    size(bytes.length);
    put(bytes);
  };
  const one = ({ kind, axes, shape, numbers, text: words, fields }) => {
    byte(kinds.indexOf(kind));
    size(axes.length);
    axes.forEach(text);
    size(shape.length);
    put(Wholes.from(shape.map(BigInt)));
    byte(stores.indexOf(numbers.constructor));
    size(numbers.length);
    put(numbers);
    text(words);
    size(fields.length);
    for (const [name, part] of fields) {
      text(name);
      one(part);
    }
  };
  size(args.length);
  args.forEach((each) => one(argument(each)));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
  return bytes;
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  take(length) {
    return this.bytes.slice(this.at, (this.at += length));
  }
  byte() {
    return this.take(1)[0];
  }
  size() {
    return Number(new Counts(this.take(8).buffer)[0]);
  }
  text() {
    return new TextDecoder().decode(this.take(this.size()));
  }
  many(one) {
    return Array.from({ length: this.size() }, one);
  }
  value() {
    const kind = kinds[this.byte()];
    const axes = this.many(() => this.text());
    const shape = Array.from(new Wholes(this.take(8 * this.size()).buffer), Number);
    const Store = stores[this.byte()];
    const numbers = new Store(this.take(8 * this.size()).buffer);
    const text = this.text();
    const fields = this.many(() => [this.text(), this.value()]);
    return { kind, axes, shape, numbers, text, fields };
  }
}

/** The arguments that bytesOf() made these bytes of. */
export function argumentsIn(bytes) {
  const reader = new Reader(bytes);
  return reader.many(() => reader.value());
}

// ---- calls ----------------------------------------------------------------------------------------------------------

/** What a reference throws for arguments that it refuses; its words begin with the parameter's name. */
export class Refusal extends Error {}

/** What a call came to: `kind` is 0 where it returned `value`, 1 where it refused in these `words`, or another. */
export function outcomeIn(bytes) {
  const reader = new Reader(bytes);
  return { kind: reader.byte(), value: reader.value(), words: reader.text() };
}

/** The result, as plain() has it. Throws Refusal, or an Error for what is no fair question. */
function resultOf({ kind, value, words }) {
  if (kind === 0) return plain(value);
  throw kind === 1 ? new Refusal(words) : new Error(words);
}

/** The module's references. `source` is what fetch() gives, or the module's bytes. */
export async function loadReferences(source) {
  const given = await source;
  const bytes = given instanceof Response ? await given.arrayBuffer() : given;
  const instance = await instantiate(bytes);
  const { memory, request, answer_request, reply } = instance.exports;
  instance.exports._initialize();

  /** The outcome's bytes. */
  const answer = (name, args) => {
    const head = new TextEncoder().encode(name + '\0');
    const at = request(head.length + args.length);
    const room = new Uint8Array(memory.buffer, at, head.length + args.length);
    room.set(head);
    room.set(args, head.length);
    const length = answer_request();
    return new Uint8Array(memory.buffer, reply(), length).slice();
  };
  return {
    answer,
    /** The exercise's reference called with these arguments. */
    call: (name, ...args) => resultOf(outcomeIn(answer(name, bytesOf(args)))),
  };
}

// The module asks the system for nothing but to end: it neither prints nor reads.
async function instantiate(bytes) {
  const module = await WebAssembly.compile(bytes);
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => {
      if (name === 'emscripten_notify_memory_growth') return 0;
      throw new Error('the module called ' + name);
    };
  }
  return WebAssembly.instantiate(module, imports);
}
