// The boxes in which a reader predicts what a call gives. Right answers and those of the named mistakes come from the
// specs: the program tests/book/predictions.cpp writes them when the book is built.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { docs, parts } from './kit.js'

const json = (path) => JSON.parse(readFileSync(path, 'utf8'))
const file = join(parts, 'predictions.json')
if (!existsSync(file)) throw new Error(`${file} is missing: npm --prefix docs run parts`)
const predictions = json(file)

/// "1 20 / 3 4" as rows beneath each other.
function inRows(text) {
  if (!/^[-\d.e ]+( \/ [-\d.e ]+)+$/.test(text)) return text
  const rows = text.split(' / ').map((row) => row.split(' '))
  const width = Math.max(...rows.flat().map(({ length }) => length))
  return rows.map((row) => row.map((number) => number.padStart(width)).join(' ')).join('\n')
}

/// What a box needs to judge: the arguments, the right answer, and each other answer with the mistakes that give it.
export function prediction(chapter, exercise, name, language) {
  const found = predictions[exercise]?.[name]
  if (!found) throw new Error(`${chapter}.md: the spec of ${exercise} has no golden case "${name}" with a small answer`)
  const words = language === 'zh' && json(join(docs, 'zh', 'words', `${chapter}.json`))
  const others = new Map()
  for (const { id, name, explanation, answer } of found.mistakes) {
    const key = JSON.stringify(answer)
    if (!others.has(key)) others.set(key, { answer, mistakes: [] })
    others.get(key).mistakes.push(
      words ? { id: `${exercise}-${id}`, name: words[name] } : { id: `${exercise}-${id}`, name, explanation },
    )
  }
  return {
    exercise,
    given: Object.entries(found.arguments).map(([argument, text]) => [argument, inRows(text)]),
    answer: found.answer,
    others: [...others.values()],
  }
}
