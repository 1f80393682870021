// The Chinese pages beside the English ones: what must be the same in both. It reads the Markdown, and what the boxes
// tell, which is made of the specs.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'

import { rendererOf } from '../../explorers/refusals.js'
import { anchorOf, docs, exercises, pages } from '../kit.js'
import { boxesOn } from '../predictions.js'

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

describe("each mistake's and case's name, and what a box explains, has a Chinese rendering", () => {
  for (const chapter of pages.chapters) {
    test(chapter, () => {
      const words = JSON.parse(textOf(join('zh', 'words', `${chapter}.json`)))
      const rows = [...textOf(`${chapter}.md`).matchAll(/^\| <a id="[^"]*"><\/a>(.*?) \| (.*?) \| /gm)]
      const names = rows.flatMap(([, mistake, name]) => [mistake, name]).map((name) => name.replaceAll('\\|', '|'))
      const others = boxesOn(chapter).flatMap((box) => box.others)
      const explained = others.flatMap(({ mistakes }) => mistakes.map(({ explanation }) => explanation))
      for (const list of [names, explained]) assert(list.length > 10)
      const all = new Set([...names, ...explained])
      assert.deepEqual([...all].filter((text) => !words[text]), [], 'without a rendering')
      assert.deepEqual(Object.keys(words).filter((text) => !all.has(text)), [], 'no longer there')
      for (const [text, rendering] of Object.entries(words)) {
        assert.deepEqual(numbersIn(rendering), numbersIn(text), `the numbers of "${text}"`)
        if (/[a-z]{3,} [a-z]{3,}/.test(text)) assert.match(rendering, chinese)
      }
    })
  }
})

test("a box speaks its page's language", () => {
  const said = (page) => boxesOn(page).flatMap(({ given, others }) =>
    [given, others.map(({ mistakes }) => mistakes.map(({ name, explanation }) => [name, explanation]))].flat(Infinity))
  const [english, own] = [pages.chapters, pages.chapters.map((page) => `zh/${page}`)].map((each) => each.flatMap(said))
  for (const list of [english, own]) assert(list.length > 1000)
  assert.deepEqual(english.filter((text) => chinese.test(text)), [])
  assert.deepEqual(own.filter((text) => / starting /.test(text)), []) // a size and a beginning, of what is too large
})

/// The sources of the references that explorers call, of those that these call in turn, and of their guards.
function calledSources() {
  const kit = (...path) => textOf(join('..', ...path))
  const explorers = readdirSync(join(docs, 'explorers')).map((file) => textOf(join('explorers', file))).join('')
  const called = new Map(exercises.filter(({ name }) => explorers.includes(`'${name}'`)).map((each) => [each, '']))
  for (const each of called.keys()) {
    const source = kit('solutions', each.chapter, `${each.name}.cpp`)
    called.set(each, source)
    for (const other of exercises)
      if (!called.has(other) && new RegExp(`\\b${other.name}\\(`).test(source)) called.set(other, '')
  }
  const headers = [...new Set([...called.keys()].map(({ chapter }) => chapter))].map((chapter) =>
    kit('exercises', chapter, `${chapter.replace(/^\d+_/, '')}.hpp`))
  return [...called.values(), ...headers, kit('exercises', 'kit', 'require.cpp')]
}

/// What a source throws as refusals: C++'s sum of texts and values as one sentence, with {} for each value.
function thrownIn(source) {
  // One part of a sentence may be either of two.
  const [, name, ...either] = source.match(/const auto (\w+) = [^;]*? \? (".*?) : (".*?);/) ?? []
  const sources = name ? either.map((each) => source.replaceAll(`+ ${name})`, `+ ${each})`)) : [source]
  const sentence = (sum) =>
    sum.split(/"((?:[^"\\]|\\.)*)"/).map((part, i) => (i % 2 === 1 ? part : /^[\s+]*$/.test(part) ? '' : '{}')).join('')
  return sources.flatMap((each) => all(each, /throw std::invalid_argument\(([^;]*)\);/g).map(sentence))
}

test('each refusal of a reference that an explorer calls has a Chinese rendering', () => {
  const renderings = JSON.parse(textOf(join('zh', 'words', 'refusals.json')))
  const rendered = rendererOf(renderings)
  const sources = calledSources()
  const carried = all(textOf(join('explorers', 'reference.js')), /throw new Refusal\(`(.*)`\)/g)
  const thrown = [...sources.flatMap(thrownIn), ...carried.map((text) => text.replace(/\$\{\w+\}/g, '{}'))]
  // Guards are given what they are to name; a single word is code.
  const named = all(sources.join(''), /\b(?:require|checked)_\w+\([^;"{]*"([^"]* [^"]*)"/g)
  assert.equal(carried.length, 1)
  for (const list of [thrown, named]) assert(list.length > 2)
  const isRendered = (sentence) => rendered(sentence.replaceAll('{}', '7'))
  assert.deepEqual([...thrown, ...named].filter((sentence) => !isRendered(sentence)), [], 'without a rendering')

  // A rendering is of a sentence, or of what stands in a sentence's place.
  const literals = all(sources.join(''), /"((?:[^"\\]|\\.)*)"/g)
  const isPlace = (text) => text.split(/\{\d\}/).every((part) => literals.some((each) => each.includes(part)))
  const isSaid = (text) => thrown.includes(text.replace(/\{\d\}/g, '{}')) || (!text.includes(', but ') && isPlace(text))
  assert.deepEqual(Object.keys(renderings).filter((text) => !isSaid(text)), [], 'no longer there')
  for (const [text, rendering] of Object.entries(renderings))
    assert.deepEqual(numbersIn(rendering), numbersIn(text), `the numbers and places of "${text}"`)
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
