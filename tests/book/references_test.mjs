// The WebAssembly module against the native references, on every call that the specs make:
//   node references_test.mjs RECORDED_REQUESTS ANSWER_REQUESTS MODULE
// Both must answer alike, words and whole numbers to the letter, real numbers to the last bits: the two have different
// libraries of hypot and atan2. And argumentsIn() and bytesOf() must be each other's inverse.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { argumentsIn, bytesOf, loadReferences, outcomeIn } from '../../docs/explorers/reference.js';

const [recorded, native, module] = process.argv.slice(2);
const bytesIn = (digits) => new Uint8Array(Buffer.from(digits, 'hex'));
const digitsOf = (bytes) => Buffer.from(bytes).toString('hex');

const roomy = { maxBuffer: 2 ** 30 };
const requests = execFileSync(recorded, roomy).toString().trimEnd();
const answers = execFileSync(native, { ...roomy, input: requests + '\n' })
  .toString()
  .trimEnd()
  .split('\n');
const { answer } = await loadReferences(readFileSync(module));

/** Real numbers that are nearly the other's become the other's, whatever holds them. */
function rounded(value, other) {
  value.fields.forEach(([, part], i) => other.fields[i] && rounded(part, other.fields[i][1]));
  if (!(value.numbers instanceof Float64Array)) return;
  value.numbers.forEach((number, i) => {
    const bits = 2 ** -51 * Math.abs(other.numbers[i]);
    if (Math.abs(number - other.numbers[i]) <= bits) value.numbers[i] = other.numbers[i];
  });
}

const exercises = new Set();
const rounding = new Set();
requests.split('\n').forEach((line, i) => {
  const [name, digits] = line.split(' ');
  exercises.add(name);
  assert.equal(digitsOf(bytesOf(argumentsIn(bytesIn(digits)))), digits, name);
  const ours = answer(name, bytesIn(digits));
  if (digitsOf(ours) === answers[i]) return;
  const [mine, right] = [outcomeIn(ours), outcomeIn(bytesIn(answers[i]))];
  rounded(mine.value, right.value);
  assert.deepEqual(mine, right, `${name} of ${digits}`);
  rounding.add(name);
});
console.log(`${answers.length} calls of ${exercises.size} exercises; ${[...rounding].join(', ')} up to rounding`);
