// The boxes in which a reader predicts, each given all the answers that the specs know of.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'

import { docs, exercises, folders, pages, parts } from '../kit.js'
import { marksIn } from '../predictions.js'
import { dist, launch, open, serve } from './site.js'

const predictions = JSON.parse(readFileSync(join(parts, 'predictions.json'), 'utf8'))

let browser, site
before(async () => {
  browser = await launch()
  site = await serve(dist)
})
after(async () => {
  await browser.close()
  site.close()
})

test('each exercise that has arguments, and an answer that can be written, asks for one', () => {
  const asked = new Set(pages.chapters.flatMap(marksIn).map(({ exercise }) => exercise))
  const askable = ({ name }) => Object.values(predictions[name]).some((each) => Object.keys(each.arguments).length > 0)
  assert.deepEqual(exercises.filter((each) => askable(each) && !asked.has(each.name)).map(({ name }) => name), [])
})

/// An answer as a reader writes it.
function written({ text, shape, numbers }) {
  if (!shape || shape.length > 2) return text
  const length = shape.at(-1) ?? 1
  return numbers.map((number, i) => `${number}${(i + 1) % length === 0 ? '\n' : ' '}`).join('')
}

/// In the browser: gives a box an answer as a reader would, and returns what it says.
async function answered({ box, text }) {
  const field = document.querySelectorAll('.prediction-of')[box]
  const form = field.querySelector('form')
  if (form) {
    form.elements.answer.value = text
    form.requestSubmit()
  } else {
    const button = [...field.querySelectorAll('button')].find((each) => each.textContent === text)
    if (!button) return null
    button.click()
  }
  await new Promise((done) => setTimeout(done))
  return field.querySelector('[role=status]').textContent
}

const said = {
  en: { right: 'Right.', refusal: 'a refusal', nothing: 'nothing' },
  zh: { right: '正确。', refusal: '拒绝这些参数', nothing: '空值' },
}
for (const [language, folder] of Object.entries(folders)) {
  describe(`a box names the mistake (${language})`, () => {
    for (const chapter of pages.chapters) {
      test(chapter, async () => {
        const page = folder + chapter
        const renderings = JSON.parse(readFileSync(join(docs, 'zh', 'words', `${chapter}.json`), 'utf8'))
        const { tab, errors } = await open(browser, `${site.address}${page}.html`, { viewport: { width: 1400, height: 1000 } })
        await tab.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)))
        const boxes = marksIn(page)
        assert(boxes.length > 5)
        let told = 0
        for (const [box, { exercise, name }] of boxes.entries()) {
          await tab.locator('.prediction-of').nth(box).scrollIntoViewIfNeeded()
          await tab.locator('.prediction-of').nth(box).locator('button').first().waitFor()
          const { answer, mistakes } = predictions[exercise][name]
          const where = `${page}, ${exercise}: "${name}"`
          const choice = ({ refused, text }) => (refused ? said[language].refusal : said[language][text] ?? text)
          const own = written({ ...answer, text: choice(answer) })
          assert.equal(await tab.evaluate(answered, { box, text: own }), said[language].right, where)
          // Where numbers are written, a refusal, a volume or nothing at all cannot be.
          const isWritten = answer.shape?.length <= 2
          const writable = ({ shape, numbers }) => !isWritten || (shape?.length <= 2 && numbers.length > 0)
          for (const wrong of mistakes.filter((each) => writable(each.answer))) {
            const same = mistakes.filter((each) => JSON.stringify(each.answer) === JSON.stringify(wrong.answer)).slice(0, 3)
            const text = isWritten ? written(wrong.answer) : choice(wrong.answer)
            const words = await tab.evaluate(answered, { box, text })
            if (words === null) continue // not among the six that are offered
            const inLanguage = (words) => (language === 'zh' ? renderings[words] : words).replaceAll('`', '')
            for (const { name, explanation } of same) {
              for (const each of [name, explanation].map(inLanguage))
                assert(words.includes(each), `${where}: ${text} is told as "${words}", without "${each}"`)
            }
            ++told
          }
        }
        assert(told > boxes.length, `only ${told} wrong answers were told`)
        assert.deepEqual(errors, [])
        await tab.close()
      })
    }
  })
}

test('what is no number, of another shape, or partly right is told so', async () => {
  const { tab } = await open(browser, `${site.address}01_conv_formula.html`)
  const boxes = marksIn('01_conv_formula')
  const say = async (name, text) => {
    const box = boxes.findIndex((each) => each.name === name)
    await tab.locator('.prediction-of').nth(box).scrollIntoViewIfNeeded()
    await tab.locator('.prediction-of').nth(box).locator('button').first().waitFor()
    return tab.evaluate(answered, { box, text })
  }
  const [grid] = boxes.filter(({ exercise, name }) => predictions[exercise][name].answer.numbers?.length > 3)
  const { numbers } = predictions[grid.exercise][grid.name].answer
  assert.match(await say(grid.name, 'x'), /no number/)
  assert.match(await say(grid.name, '1 2\n3'), /as many numbers/)
  assert.match(await say(grid.name, '1'), /not of 1×1 numbers/)
  const partly = written({ ...predictions[grid.exercise][grid.name].answer, numbers: numbers.with(0, numbers[0] + 77) })
  assert.match(await say(grid.name, partly), new RegExp(`${numbers.length - 1} of ${numbers.length}`))
  await tab.close()
})

test('a single number may be written as a fraction', async () => {
  const { tab } = await open(browser, `${site.address}03_edge_kernels.html`)
  const half = ({ exercise, name }) => predictions[exercise][name].answer.text === '0.5'
  const box = marksIn('03_edge_kernels').findIndex(half)
  await tab.locator('.prediction-of').nth(box).scrollIntoViewIfNeeded()
  await tab.locator('.prediction-of').nth(box).locator('button').first().waitFor()
  const say = (text) => tab.evaluate(answered, { box, text })
  for (const text of ['1/2', '½', '3 / 6', '１／２']) assert.equal(await say(text), said.en.right, text)
  for (const text of ['1/0', '1/', '/2', '1/2/1', '1 2']) assert.match(await say(text), /no number/, text)
  assert.match(await say('2/1'), /^Not so/)
  await tab.close()
})

test('in a grid, a slash beside a blank ends a row, and one between digits is that of a fraction', async () => {
  const { tab } = await open(browser, `${site.address}03_edge_kernels.html`)
  const isBlur = ({ exercise, name }) => exercise === 'box_blur' && predictions[exercise][name].answer.shape.join() === '3,3'
  const box = marksIn('03_edge_kernels').findIndex(isBlur)
  await tab.locator('.prediction-of').nth(box).scrollIntoViewIfNeeded()
  await tab.locator('.prediction-of').nth(box).locator('button').first().waitFor()
  const say = (text) => tab.evaluate(answered, { box, text })
  for (const between of ['\n', ' \n\n', ' / ', ' /', '/ ', ' /\n', '\u3000／\u3000'])
    assert.equal(await say(['9/9 1 3/3', '1 2/2 1', '0 0/9 0'].join(between)), said.en.right, JSON.stringify(between))
  assert.match(await say('1 1/2/1 1'), /no number/)
  assert.match(await say('1 1 / 1/1'), /as many numbers/)
  assert.match(await say('1 2/3 4'), /not of 1×3 numbers/)
  await tab.close()
})
