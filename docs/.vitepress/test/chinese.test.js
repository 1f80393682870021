// The Chinese pages beside the English ones: what must be the same in both. It reads the Markdown alone.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'

import { anchorOf, docs, pages } from '../kit.js'

const chinese = /\p{Script=Han}/u
const textOf = (file) => readFileSync(join(docs, file), 'utf8')
/// The tables that the kit writes: it holds them to the specs itself.
const withoutTables = (text) => text.replace(/^(<!-- wrong answers: \w+ -->\n)[^]*?^(?=<!-- end -->)/gm, '$1')

/// A page's sections: the heading's anchor and level, and the text up to the next one.
function sections(text) {
  const all = [{ level: 0, anchor: '', text: '' }]
  let fence = false
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) fence = !fence
    const [, marks, heading] = (!fence && line.match(/^(#{1,3}) (.+)$/)) || []
    if (heading) all.push({ level: marks.length, anchor: marks === '#' ? '' : anchorOf(heading), text: '' })
    else all.at(-1).text += `${line}\n`
  }
  return all
}

const all = (text, pattern, part = 1) => [...text.matchAll(pattern)].map((found) => found[part])
const fences = /^(?:> )?```[^]*?^(?:> )?```$/gm
const formulas = /\$\$[^]+?\$\$|\$[^$\n]+\$/g
const codes = /`([^`\n]+)`/g
const folds = { Answer: '答案', 'The slip': '错在哪里', 'Hint 1': '提示 1', 'Hint 2': '提示 2', 'Hint 3': '提示 3' }
const boxes = { '想一想。': 'Predict.', '找错。': 'A slip to find.' }
const sorted = (list) => [...list].sort()
/// English writes 100,000 and 1024×768 in one word, and so does Chinese.
const numbersIn = (text) => sorted(all(text, /(?<![\p{L}_])\d+(?:[.,]\d+)*/gu, 0))

/// A figure with words is there in both languages, in figures/ beside the page; of another, a Chinese page shows the English one's.
const drawn = readdirSync(join(docs, 'zh', 'figures'))
const inChinese = (path) =>
  path.replace(/^figures\/(.+)$/, (own, name) => (drawn.includes(name) ? own : `../${own}`))

/// What a section is made of, in the order in which it stands there.
function made(text) {
  const prose = text.replace(fences, '')
  // Lines may be broken anywhere in English, so in formulas, too.
  const oneLine = prose.replace(/\n(?:> )?(?=\S)/g, ' ')
  const targets = all(prose.replace(/\]\n(?:> )?\(/g, ']('), /\]\(([^)\s]+)\)/g)
  return {
    boxes: all(text, /^> \*\*(.+?)\*\*/gm).map((word) => boxes[word] ?? word).filter((word) => /Predict|slip/.test(word)),
    marks: all(text, /<!-- ((?:predict|wrong answers|end)\b.*?) -->/g),
    folds: all(text, /<summary>(.*?)<\/summary>/g).map((name) => {
      const known = Object.entries(folds).find((pair) => pair.includes(name))
      return known ? known[0] : 'another'
    }),
    figures: all(prose, /!\[[^\]]*\]\(([^)]+)\)/g),
    // Words in code may be Chinese; nothing else of it.
    code: all(text, fences, 0).map((code) => code.replace(/[\p{L}\p{P}\s]+/gu, ' ')),
    // A line of English that happens to begin with a sign of a list would be one.
    lists: all(prose, /^(?:> )?\s*[-+*] /gm).length,
    tables: all(prose, /^(?:> )?\|.*\|$/gm, 0).map((row) => row.replace(/\\\|/g, '').split('|').length),
    // A formula's words are those of its page.
    formulas: sorted(
      all(oneLine, formulas, 0).map((formula) => formula.replace(/\\text\{[^}]*\}/g, '\\text').replace(/\s+/g, ' ')),
    ),
    links: sorted(targets.map((target) => target.replace(/^\.\.\//, ''))),
    inlineCode: sorted(new Set(all(oneLine.replace(formulas, ''), codes))),
    numbers: numbersIn(prose.replace(/\]\([^)]*\)/g, ']').replace(/<!--.*?-->/g, '').replace(/<a id="[^"]*">/g, '')),
  }
}

/// Lines of prose in which no Chinese stands. Names and numbers alone may stand in lines of tables and lists.
function english(text) {
  const prose = withoutTables(text).replace(fences, '').replace(/\$\$[^]+?\$\$/g, '')
  return prose.split('\n').filter((line) => {
    if (/^\s*(\||<!--|#|-)/.test(line) || chinese.test(line)) return false
    return /[a-z]{2,} [a-z]{2,}/i.test(line.replace(codes, '').replace(/<[^>]*>/g, '').replace(/\]\([^)]*\)/g, ''))
  })
}

describe('the Chinese page has what the English one has', () => {
  for (const page of pages.all) {
    test(page, async (t) => {
      const file = join('zh', `${page}.md`)
      assert(existsSync(join(docs, file)), `docs/${file} is missing`)
      const [own, other] = [`${page}.md`, file].map((each) => sections(withoutTables(textOf(each))))
      const headings = (page) => page.map(({ level, anchor }) => `${'#'.repeat(level)} ${anchor}`)
      assert.deepEqual(headings(other), headings(own))
      for (const [i, { anchor, text }] of own.entries()) {
        await t.test(anchor || 'its beginning', () => {
          const [wanted, found] = [made(text), made(other[i].text)]
          wanted.figures = wanted.figures.map(inChinese)
          // The glossary's last line names the word of the other language.
          for (const part of Object.keys(wanted)) assert.deepEqual(found[part], wanted[part], part)
        })
      }
      await t.test('no line of it is English', () => assert.deepEqual(english(textOf(file)), []))
    })
  }
})

describe("each mistake's and case's name has a Chinese rendering", () => {
  for (const chapter of pages.chapters) {
    test(chapter, () => {
      const words = JSON.parse(textOf(join('zh', 'words', `${chapter}.json`)))
      const rows = [...textOf(`${chapter}.md`).matchAll(/^\| <a id="[^"]*"><\/a>(.*?) \| (.*?) \| /gm)]
      const names = new Set(rows.flatMap(([, mistake, name]) => [mistake, name]).map((name) => name.replaceAll('\\|', '|')))
      assert(names.size > 10)
      assert.deepEqual([...names].filter((name) => !words[name]), [], 'without a rendering')
      assert.deepEqual(Object.keys(words).filter((name) => !names.has(name)), [], 'no longer there')
      for (const [name, rendering] of Object.entries(words)) {
        assert.deepEqual(numbersIn(rendering), numbersIn(name), `the numbers of "${name}"`)
        if (/[a-z]{3,} [a-z]{3,}/.test(name)) assert.match(rendering, chinese)
      }
    })
  }
})

test("each figure's words have a Chinese rendering", () => {
  const words = JSON.parse(textOf(join('zh', 'words', 'figures.json')))
  const labels = new Set(drawn.flatMap((name) =>
    all(textOf(join('figures', name)), /<(?:title|text)\b[^>]*>([^<]*)</g)
      .filter((label) => /[a-z]{2}/i.test(label))
      .map((label) => label.replace(/\d+(\.\d+)?/g, '#'))))
  assert(labels.size > 100)
  assert.deepEqual([...labels].filter((label) => !words[label]), [], 'without a rendering')
  assert.deepEqual(Object.keys(words).filter((label) => !labels.has(label)), [], 'no longer there')
  const places = (text) => text.split('#').length
  for (const [label, rendering] of Object.entries(words)) {
    assert.equal(places(rendering), places(label), `the numbers of "${label}"`)
    if (/[a-z]{3,} [a-z]{3,}/.test(label)) assert.match(rendering, chinese)
  }
})
