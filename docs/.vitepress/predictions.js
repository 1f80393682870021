// The boxes in which a reader predicts what a call gives. Right answers and those of the named mistakes come from the
// specs: the program tests/book/predictions.cpp writes them when the book is built.

import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { docs, folders, pages, parts } from './kit.js'

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

/// What a box asks and what it needs to judge: the exercise, its arguments as texts, the right answer, and each other
/// answer with the mistakes that give it.
function prediction(page, exercise, name) {
  const found = predictions[exercise]?.[name]
  if (!found) throw new Error(`${page}.md: the spec of ${exercise} has no golden case "${name}" with a small answer`)
  const isChinese = page.startsWith(folders.zh)
  const words = isChinese ? json(join(docs, 'zh', 'words', `${basename(page)}.json`)) : {}
  const told = (text) => words[text] ?? text
  const others = new Map()
  for (const { id, name, explanation, answer } of found.mistakes) {
    const key = JSON.stringify(answer)
    if (!others.has(key)) others.set(key, { answer, mistakes: [] })
    others.get(key).mistakes.push({ id: `${exercise}-${id}`, name: told(name), explanation: told(explanation) })
  }
  // What is too large to stand there is named by its size and its beginning.
  const inWords = (text) => (isChinese ? text.replace(/^([\d×]+) starting /, '$1，开头是 ') : text)
  // A record's name and its number stay in one line.
  const unbroken = (text) => text.replace(/(?<=[a-z]) (?=-?\w+[,}])/g, '\u00a0')
  const given = Object.entries(found.arguments).map(([argument, text]) => [argument, inWords(inRows(unbroken(text)))])
  return { exercise, given, answer: found.answer, others: [...others.values()] }
}

/// Of a page's marks <!-- predict: CASE --> the exercise and the case, in their order; none of a page that is not there.
export function marksIn(page) {
  const path = join(docs, `${page}.md`)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  let exercise = ''
  const found = []
  for (const [, heading, name] of text.matchAll(/^## (.+)$|^> <!-- predict: (.*) -->$/gm)) {
    if (heading) exercise = heading
    else found.push({ exercise, name })
  }
  return found
}

/// A page's boxes, in their order.
export const boxesOn = (page) => marksIn(page).map(({ exercise, name }) => prediction(page, exercise, name))

/// For Vite: each page's boxes are a module of their own, which is loaded when the first of them comes into view. The
/// module "virtual:predictions" has a function for each page that loads it.
export const boxes = {
  name: 'predictions',
  resolveId: (id) => (id.startsWith('virtual:predictions') ? `\0${id}` : undefined),
  load(id) {
    const [, page] = id.match(/^\0virtual:predictions\/?(.*)$/) ?? []
    if (page === '') {
      const all = Object.values(folders).flatMap((folder) => pages.chapters.map((name) => folder + name))
      const loads = all.map((each) => `${JSON.stringify(each)}: () => import('virtual:predictions/${each}')`)
      return `export default { ${loads.join(', ')} }`
    }
    if (!page) return undefined
    this.addWatchFile(join(docs, `${page}.md`))
    return `export default ${JSON.stringify(boxesOn(page))}`
  },
}
