// What the site knows of the kit: the exercises, read from the one table of them, and the pages, read from docs/.

import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const docs = dirname(dirname(fileURLToPath(import.meta.url)))
const tests = join(dirname(docs), 'tests')
/// What the kit makes for the book: npm run parts.
export const parts = join(dirname(docs), 'build', 'check', 'tests', 'book')

/// Every exercise in order: the lines exercise(NAME POINTS n MINUTES n …) of each chapter's CMakeLists.txt.
export const exercises = readdirSync(tests)
  .filter((folder) => /^\d\d_/.test(folder))
  .sort()
  .flatMap((chapter) => {
    const lines = readFileSync(join(tests, chapter, 'CMakeLists.txt'), 'utf8')
    const found = [...lines.matchAll(/^exercise\((\w+)\s[^)]*?\bMINUTES\s+(\d+)/gm)]
    return found.map(([, name, minutes], i) => ({
      name,
      number: `${parseInt(chapter)}.${i + 1}`,
      chapter,
      minutes: Number(minutes),
    }))
  })

/// The names of the pages, without .md: those that one reads before the chapters, the chapters, the rest.
const first = ['index', 'given', 'working']
const found = readdirSync(docs)
  .filter((file) => file.endsWith('.md'))
  .map((file) => basename(file, '.md'))
  .sort()
const isChapter = (page) => /^\d\d_/.test(page)
export const pages = {
  first: first.filter((page) => found.includes(page)),
  chapters: found.filter(isChapter),
  rest: found.filter((page) => !first.includes(page) && !isChapter(page)),
  all: found,
}

/// The folders of the book's languages, in docs/.
export const folders = { en: '', zh: 'zh/' }

/// The headings of a page of that level: the plain text and the anchor of each.
export function headings(page, level) {
  const text = readFileSync(join(docs, `${page}.md`), 'utf8').replace(/^```[^]*?^```$/gm, '')
  return [...text.matchAll(new RegExp(`^#{${level}} (.+)$`, 'gm'))].map(([, heading]) => ({
    text: heading.replace(/<[^>]*>/g, '').replaceAll('`', ''),
    anchor: anchorOf(heading),
  }))
}

/// The anchor of a heading: one that it begins with, <a id="…"></a>, else GitHub's own.
export const anchorOf = (heading) => heading.match(/^<a id="([^"]*)"><\/a>/)?.[1] ?? anchor(heading)

/// GitHub's anchor for a heading.
export function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}
