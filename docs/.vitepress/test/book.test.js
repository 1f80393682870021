// The built site, read in a browser. A failing check names the page and the element.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'

import axe from 'axe-core'

import { names as explorers } from '../../explorers/Explorer.js'
import { docs, exercises, folders, pages, parts } from '../kit.js'
import { dist, launch, names, newTab, open, serve } from './site.js'

const phone = { width: 390, height: 844 }
const desk = { width: 1400, height: 1000 }

let browser, site
before(async () => {
  browser = await launch()
  site = await serve(dist)
})
after(async () => {
  await browser.close()
  site.close()
})

const at = (page, rest = '') => `${site.address}${page}.html${rest}`

/// All folds open, hints too.
const unfold = (tab) => tab.evaluate(() => {
  document.documentElement.classList.remove('scripted')
  for (const fold of document.querySelectorAll('details')) fold.open = true
})

const convkit = join(dirname(docs), 'build', 'learn', 'convkit')
test('the exercises are those of the command', { skip: !existsSync(convkit) && `${convkit} is not built` }, () => {
  const listed = JSON.parse(spawnSync(convkit, ['list', '--json'], { encoding: 'utf8' }).stdout).exercises
  assert.deepEqual(
    exercises.map(({ name, number, chapter }) => ({ name, number, chapter })),
    listed.map(({ name, number, chapter }) => ({ name, number, chapter })),
  )
})

test('every page of docs/ is in the book, and every exercise has its section', () => {
  const markdown = Object.values(folders).flatMap((folder) =>
    readdirSync(join(docs, folder)).filter((file) => file.endsWith('.md')).map((file) => folder + file))
  assert.deepEqual(names.map((name) => `${name}.md`).sort(), markdown.sort())
  assert.deepEqual(names.filter((name) => !existsSync(join(dist, `${name}.html`))), [])
  assert.deepEqual([...new Set(exercises.map(({ chapter }) => chapter))], pages.chapters)
  for (const folder of Object.values(folders)) exercises.forEach((each) => assertSection(dist, folder, each))
})

/// The built page has the exercise's section, with its number, file, command and three hints.
function assertSection(site, folder, { chapter, name, number }) {
  const page = `${folder}${chapter}.html`
  const html = readFileSync(join(site, page), 'utf8')
  const section = html.split('<h2 ').find((each) => each.startsWith(`id="${name}"`))
  assert(section, `${page} has no section ${name}`)
  for (const part of [`<b>${number}</b>`, `<code class="long">exercises/${chapter}/${name}.cpp</code>`])
    assert(section.replaceAll('<wbr>', '').includes(part), `${page}: the section ${name} has no ${part}`)
  const text = section.replaceAll('</code>', '\n').replace(/<[^>]*>/g, '')
  assert(text.includes(`build/learn/convkit run ${name}\n`), `${page}: the section ${name} has no command`)
  for (const level of [1, 2, 3]) {
    const hint = `<details class="hint" data-exercise="${name}" data-level="${level}">`
    assert.equal(html.split(hint).length, 2, `${page}: ${hint}`)
  }
}

describe('each page', () => {
  for (const name of names) {
    test(name, async (t) => {
      const { tab, errors } = await open(browser, at(name), { viewport: desk })

      await t.test('says nothing in the console', () => assert.deepEqual(errors, []))

      // What is to be played with comes when it is near; on a phone no page begins with that.
      await t.test('is at most 150 kB gzipped without pictures; its fonts, which all pages share, 40 kB', async () => {
        const fresh = await newTab(browser, { viewport: phone })
        const loaded = []
        fresh.on('response', (response) => loaded.push(response))
        await fresh.goto(at(name), { waitUntil: 'networkidle' })
        const sizes = await Promise.all(loaded.map(async (response) => {
          const [kind] = response.headers()['content-type'].split('/')
          const body = await response.body()
          return { kind, bytes: kind === 'font' ? body.length : gzipSync(body).length }
        }))
        await fresh.close()
        const sum = (wanted) => sizes.reduce((all, { kind, bytes }) => all + (wanted(kind) ? bytes : 0), 0)
        const text = sum((kind) => kind !== 'image' && kind !== 'font')
        const fonts = sum((kind) => kind === 'font')
        t.diagnostic(`${name}: ${(text / 1000).toFixed(1)} kB, fonts ${(fonts / 1000).toFixed(1)} kB`)
        assert(text > 0 && text <= 150_000, `${name} is ${text} bytes`)
        assert(fonts <= 40_000, `the fonts of ${name} are ${fonts} bytes`)
      })

      await t.test('has no two elements of one id, and Vue took no text for an expression', async () => {
        const ids = await tab.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id))
        assert.deepEqual(ids.filter((id, i) => ids.indexOf(id) !== i), [])
        assert.equal(await tab.locator('.katex-error').count(), 0)
      })

      for (const theme of ['light', 'dark']) {
        await t.test(`has nothing serious for axe in the ${theme} theme`, async () => {
          const { tab } = await open(browser, at(name), { viewport: desk, colorScheme: theme })
          await unfold(tab)
          await tab.evaluate(axe.source)
          const { violations } = await tab.evaluate(() => axe.run({ resultTypes: ['violations'] }))
          const serious = violations
            .filter(({ impact }) => ['serious', 'critical'].includes(impact))
            .map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0].target} ${nodes[0].failureSummary}`)
          assert.deepEqual(serious, [])
          await tab.close()
        })
      }

      await t.test('does not scroll sideways on a phone', async () => {
        await tab.setViewportSize(phone)
        await unfold(tab)
        const { width, wide } = await tab.evaluate(() => ({
          width: document.scrollingElement.scrollWidth,
          // What sticks out and is not in a box that scrolls or hides it.
          wide: [...document.querySelectorAll('.vp-doc *')]
            .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
            .filter((each) => {
              for (let box = each; !box.matches('.vp-doc'); box = box.parentElement) {
                const { overflowX, position } = getComputedStyle(box)
                if (overflowX !== 'visible' || position === 'absolute') return false
              }
              return true
            })
            .map((each) => `${each.tagName} "${each.textContent.slice(0, 60)}"`),
        }))
        assert.deepEqual(wide, [])
        assert.equal(width, phone.width)
      })

      await t.test('fades on a phone where it goes on beyond the edge, and only there', async () => {
        const unlike = await tab.evaluate(() =>
          [...document.querySelectorAll('.vp-doc *')]
            .filter((each) => getComputedStyle(each).overflowX === 'auto')
            .filter((each) => each.scrollWidth > each.clientWidth !== (getComputedStyle(each).maskImage !== 'none'))
            .map((each) => `${each.tagName}.${each.className} ${each.clientWidth} of ${each.scrollWidth}`))
        assert.deepEqual(unlike, [])
      })

      await t.test('draws the words of its figures at least 8.5 pixels high on a phone', async () => {
        const small = await tab.evaluate(async () => {
          const letters = 15 // pixels high in a drawn figure: its numbers, its names
          const drawn = [...document.querySelectorAll('.vp-doc img')].filter(({ src }) => /\/(\d\d|given)_[^/]*\.svg$/.test(src))
          await Promise.all(drawn.map((each) => each.decode()))
          return drawn.filter((each) => letters * each.clientWidth < 8.5 * each.naturalWidth).map(({ src }) => src)
        })
        assert.deepEqual(small, [])
      })
      await tab.close()
    })
  }
})

test('every link leads to a page, a place on it, or a file', async () => {
  const tab = await newTab(browser)
  const places = new Map()
  const links = []
  for (const name of names) {
    await tab.goto(at(name))
    const { ids, hrefs } = await tab.evaluate(() => ({
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      hrefs: [...document.querySelectorAll('a[href]')].map(({ href }) => href),
    }))
    places.set(name, new Set(ids))
    links.push(...hrefs.filter((href) => href.startsWith(site.address)).map((href) => ({ name, href })))
  }
  await tab.close()
  const dead = links.filter(({ href }) => {
    const { pathname, hash } = new URL(href)
    const page = pathname.slice(1).replace(/\.html$/, '').replace(/(^|\/)$/, '$1index')
    if (!places.has(page)) return !existsSync(join(dist, pathname))
    return hash !== '' && !places.get(page).has(decodeURIComponent(hash.slice(1)))
  })
  assert(links.length > 1000, `only ${links.length} links were found`)
  assert.deepEqual(dead, [])
})

const row = 'patch_dot-the-kernel-is-flipped'
const isMarked = (tab) => tab.waitForFunction((id) => {
  const row = document.getElementById(id)?.closest('tr')
  if (!row) return false
  const { top, bottom } = row.getBoundingClientRect()
  return row.closest('details').open && row.matches('.target') && top >= 0 && bottom <= innerHeight
}, row)

test('a link to a section shows its heading, though boxes above it have yet to come', async () => {
  const { tab } = await open(browser, at('02_padding_stride', '#same_padding'), { viewport: desk })
  await tab.locator('.prediction-of button').first().waitFor()
  await tab.waitForFunction(() => {
    const { top } = document.getElementById('same_padding').getBoundingClientRect()
    return top > 0 && top < 100
  })
  await tab.close()
})

test('a link to a mistake opens its fold and marks its row', async () => {
  const { tab } = await open(browser, at('01_conv_formula', `#${row}`), { viewport: desk })
  await isMarked(tab)
  assert.equal(await tab.locator('.target').count(), 1)
  await tab.close()
})

test('so does a link on the page, and one from another page', async () => {
  for (const from of ['01_conv_formula', 'index']) {
    const { tab } = await open(browser, at(from), { viewport: desk })
    await tab.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href, textContent: 'there' })
      document.querySelector('.vp-doc h1').after(link)
      link.click()
    }, at('01_conv_formula', `#${row}`))
    await tab.waitForURL(`**/01_conv_formula.html#${row}`)
    await isMarked(tab)
    await tab.close()
  }
})

const explorerIn = (tab, name) => tab.locator(`.explorer[data-explorer="${name}"]`)
const isAlive = (explorer) => explorer.locator('input, select').first().waitFor()

for (const [language, folder] of Object.entries(folders)) {
  const homes = pages.chapters.flatMap((chapter) => {
    const text = readFileSync(join(docs, `${folder}${chapter}.md`), 'utf8')
    return [...text.matchAll(/^<Explorer name="(\w+)">$/gm)].map(([, name]) => ({ name, page: folder + chapter }))
  })

  test(`each explorer has one place in the book (${language})`, () => {
    assert.deepEqual(homes.map(({ name }) => name).sort(), [...explorers].sort())
  })

  for (const { name, page } of homes) {
    test(`on ${page} the explorer ${name} comes alive, in both themes, and fits a phone`, async () => {
      for (const colorScheme of ['light', 'dark']) {
        const { tab, errors } = await open(browser, at(page), { viewport: phone, colorScheme })
        const explorer = explorerIn(tab, name)
        assert.equal(await explorer.locator('img').count(), 1) // until it is in view
        await explorer.scrollIntoViewIfNeeded()
        await isAlive(explorer)
        assert.equal(await explorer.locator('img').count(), 0)
        assert.equal(await tab.evaluate(() => document.scrollingElement.scrollWidth), phone.width)
        await tab.evaluate(axe.source)
        const { violations } = await tab.evaluate((name) => axe.run(`[data-explorer="${name}"]`), name)
        assert.deepEqual(violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id }) => id), [])
        if (language === 'zh') assert.match(await explorer.textContent(), /\p{Script=Han}/u)
        assert.deepEqual(errors, [])
        await tab.close()
      }
    })

    test(`on ${page} a link leads to the explorer ${name}, on a phone`, async () => {
      const { tab } = await open(browser, at(page, `#explorer-${name}`), { viewport: phone })
      await isAlive(explorerIn(tab, name))
      await tab.waitForLoadState('networkidle') // what stands above it has come, too
      const { y } = await explorerIn(tab, name).boundingBox()
      assert(y > 60 && y < 100, `it begins at ${y}`)
      await tab.close()
    })
  }
}

test('where the module cannot be loaded, an explorer stays a figure', async () => {
  const tab = await newTab(browser, { viewport: desk })
  await tab.route('**/*.wasm', (route) => route.abort())
  const told = tab.waitForEvent('console', { predicate: (message) => message.text().includes('stays a figure') })
  await tab.goto(at('01_conv_formula'))
  await explorerIn(tab, 'window').scrollIntoViewIfNeeded()
  await told
  assert(await explorerIn(tab, 'window').locator('img').isVisible())
  await tab.close()
})

test("a link to an explorer's state shows that state", async () => {
  const { tab } = await open(browser, at('02_padding_stride', '?geometry.kernel=5&geometry.stride=3'), { viewport: desk })
  const explorer = explorerIn(tab, 'geometry')
  await isAlive(explorer)
  assert.deepEqual(await explorer.locator('input[type=text][aria-label]').evaluateAll((all) => all.map(({ value }) => value)),
    ['6', '5', '1', '1', '3', '1'])
  const { top, bottom } = await explorer.evaluate((each) => each.getBoundingClientRect())
  assert(top < desk.height && bottom > 0, 'it is not in view')
  await tab.close()
})

test("an explorer's button copies a link to its state, and the link leads to it", async () => {
  for (const [language, folder] of Object.entries(folders)) {
    const context = await browser.newContext({ viewport: desk })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { tab } = await open(context, at(`${folder}02_padding_stride`, '?borders.width=4'))
    const explorer = explorerIn(tab, 'geometry')
    await explorer.scrollIntoViewIfNeeded()
    await isAlive(explorer)
    await explorer.locator('input[type=text]').nth(1).fill('5')
    await explorer.locator('.link button').press('Enter')
    await explorer.locator('.link [role=status]', { hasText: { en: 'Copied', zh: '已复制' }[language] }).waitFor()
    const link = await tab.evaluate(() => navigator.clipboard.readText())
    assert.equal(link, at(`${folder}02_padding_stride`, '?geometry.kernel=5#explorer-geometry'))
    const { tab: there } = await open(context, link)
    await isAlive(explorerIn(there, 'geometry'))
    await there.waitForFunction(() => {
      const { top } = document.getElementById('explorer-geometry').getBoundingClientRect()
      return top >= 0 && top < 200
    })
    await context.close()
  }
})

test('hints are offered one after the other, and what was opened is remembered', async () => {
  const context = await browser.newContext({ viewport: desk })
  const { tab } = await open(context, at('01_conv_formula'))
  const hint = (level, exercise = 'patch_dot') =>
    tab.locator(`.hint[data-exercise="${exercise}"][data-level="${level}"]`)
  const offered = async () => [await hint(1).isVisible(), await hint(2).isVisible(), await hint(3).isVisible()]
  const isOpen = (level) => hint(level).evaluate((each) => each.open)

  assert.deepEqual(await offered(), [true, false, false])
  await hint(1).locator('summary').click()
  await hint(2).waitFor()
  assert.deepEqual(await offered(), [true, true, false])
  await hint(2).locator('summary').press('Enter')
  await hint(3).waitFor()
  await hint(1).locator('summary').click()
  await tab.waitForFunction(() => !document.querySelector('.hint').open)
  assert.deepEqual(await offered(), [true, true, true])

  await tab.reload()
  await hint(3).waitFor()
  assert.deepEqual(await offered(), [true, true, true])
  assert.deepEqual([await isOpen(1), await isOpen(2), await isOpen(3)], [false, true, false])
  assert.equal(await hint(2, 'response_at').isVisible(), false)
  await context.close()
})

test('without a script, every fold opens, hints too', async () => {
  const tab = await newTab(browser, { javaScriptEnabled: false })
  await tab.goto(at('01_conv_formula'))
  const hint = tab.locator('.hint[data-level="3"]').first()
  await hint.locator('summary').click()
  assert(await hint.locator('p').first().isVisible())
  assert(await tab.locator('.katex-block').first().isVisible())
  assert(await explorerIn(tab, 'window').locator('img').isVisible())
  await tab.close()
})

for (const [language, sought, found] of [
  ['en', 'receptive field', /receptive.field/i],
  ['zh', '感受野', /感受野/],
  ['zh', '受野', /感受野/], // the middle of a phrase
]) {
  test(`search finds "${sought}" and leads there`, async () => {
    const { tab, errors } = await open(browser, at(`${folders[language]}index`), { viewport: desk })
    await tab.locator('#local-search button').click()
    await tab.locator('#localsearch-input').fill(sought)
    const first = tab.locator('#localsearch-list .result').first()
    await first.waitFor()
    assert.match(await first.textContent(), found)
    await first.click()
    await tab.waitForURL(/(06_receptive_fields|glossary)\.html#/)
    assert.equal(new URL(tab.url()).pathname.startsWith('/zh/'), language === 'zh')
    assert.deepEqual(errors, [])
    await tab.close()
  })
}

test('the other language is one click away, on the same page', async () => {
  const { tab } = await open(browser, at('05_param_counting'), { viewport: desk })
  await tab.locator('.VPNavBarTranslations button').hover()
  await tab.locator('.VPNavBarTranslations a', { hasText: '简体中文' }).click()
  await tab.waitForURL('**/zh/05_param_counting.html')
  await tab.locator('h1', { hasText: '计算参数量' }).waitFor()
  await tab.close()
})

test("figures follow the site's theme, whatever the system's is", async () => {
  for (const [system, theme] of [['light', 'dark'], ['dark', 'light']]) {
    const context = await browser.newContext({ viewport: desk, colorScheme: system })
    await context.addInitScript((theme) => localStorage.setItem('vitepress-theme-appearance', theme), theme)
    const { tab } = await open(context, at('01_conv_formula'))
    await unfold(tab)
    const figure = tab.locator('img[src*="01_same_weights"]')
    await figure.scrollIntoViewIfNeeded()
    const picture = await figure.screenshot({ animations: 'disabled' })
    // Most of a figure is paper; its words are bright on dark paper, and dark on bright.
    const greens = await tab.evaluate(async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      canvas.drawImage(bitmap, 0, 0)
      const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height)
      const green = data.filter((_, i) => i % 4 === 1).sort()
      return { darkest: green[0], middle: green[green.length >> 1], brightest: green.at(-1) }
    }, [...picture])
    const { darkest, middle, brightest } = greens
    const fits = theme === 'dark' ? middle < 60 && brightest > 200 : middle > 200 && darkest < 60
    assert(fits, `01_same_weights in the ${theme} theme on a ${system} system: ${JSON.stringify(greens)}`)
    await context.close()
  }
})

test('the words of a figure lie within it, and on nothing else', async () => {
  const tab = await newTab(browser)
  for (const folder of Object.values(folders)) {
    const figures = readdirSync(join(docs, folder, 'figures')).filter((name) => /^(\d\d|given)_.*\.svg$/.test(name))
    assert(figures.length > 40)
    for (const name of figures) {
      await tab.setContent(readFileSync(join(docs, folder, 'figures', name), 'utf8'))
      const found = await tab.evaluate(() => {
        const box = (element) => {
          const { x, y, width, height } = element.getBBox()
          // Letters leave room above and below them; blanks that come last are no words.
          const [inset, last] = element.tagName === 'text' ? [0.2 * height, element.textContent.trimEnd()] : [0, '']
          const drawn = last ? element.getSubStringLength(0, last.length) : width
          return { left: x, right: x + drawn, top: y + inset, bottom: y + height - inset }
        }
        const { x, y, width, height } = document.querySelector('svg').viewBox.baseVal
        const words = [...document.querySelectorAll('text')].map((element) =>
          ({ says: element.textContent, isLabel: !element.matches('.number'), ...box(element) }))
        const drawn = [...document.querySelectorAll('.cell, .bar')].map((element) => ({ says: 'a cell or bar', ...box(element) }))
        const labels = words.filter(({ isLabel }) => isLabel)
        const outside = words.filter((each) =>
          each.left < x || each.right > x + width || each.top < y || each.bottom > y + height)
        const over = (one, other) => one !== other && one.left < other.right && other.left < one.right &&
          one.top < other.bottom && other.top < one.bottom
        return [
          ...outside.map(({ says }) => `"${says}" sticks out`),
          ...labels.flatMap((one) => [...words, ...drawn].filter((other) => over(one, other))
            .map((other) => `"${one.says}" lies on ${other.says}`)),
        ]
      })
      assert.deepEqual(found, [], `${folder}figures/${name}`)
    }
  }
  await tab.close()
})

test('it stands under any folder of a server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'book-'))
  execFileSync(join(docs, 'node_modules', '.bin', 'vitepress'), ['build', docs, '--outDir', folder], {
    env: { ...process.env, BASE: '/x/y/' },
    stdio: 'pipe',
  })
  const there = await serve(folder, '/x/y/')
  const { tab, errors } = await open(browser, `${there.address}01_conv_formula.html`, { viewport: desk })
  await unfold(tab)
  await tab.waitForFunction(() => [...document.querySelectorAll('.vp-doc img')].every((each) => each.naturalWidth > 0))
  await explorerIn(tab, 'window').scrollIntoViewIfNeeded()
  await isAlive(explorerIn(tab, 'window'))
  await tab.locator('.prediction-of button').first().waitFor()
  await tab.locator('.VPSidebar a', { hasText: 'Glossary' }).click()
  await tab.waitForURL('**/x/y/glossary.html')
  await tab.locator('h1', { hasText: 'Glossary' }).waitFor()
  assert.deepEqual(errors, [])
  there.close()
  rmSync(folder, { recursive: true })
})

test('a new exercise needs no change in the site: its line and its sections are enough', () => {
  const copy = mkdtempSync(join(tmpdir(), 'book-'))
  const made = /node_modules|\.vitepress\/(dist|cache)/
  cpSync(docs, join(copy, 'docs'), { recursive: true, filter: (path) => !made.test(path) })
  symlinkSync(join(docs, 'node_modules'), join(copy, 'docs', 'node_modules'))
  cpSync(parts, join(copy, 'build', 'check', 'tests', 'book'), {
    recursive: true,
    filter: (path) => path === parts || /\.(json|wasm)$/.test(path),
  })
  const chapter = pages.chapters.at(-1)
  const append = (path, text) => writeFileSync(path, readFileSync(path, 'utf8') + text)
  for (const each of pages.chapters) {
    const lines = join('tests', each, 'CMakeLists.txt')
    cpSync(join(dirname(docs), lines), join(copy, lines))
  }
  append(join(copy, 'tests', chapter, 'CMakeLists.txt'), '\nexercise(brand_new POINTS 3 MINUTES 15)\n')
  const hints = (word) => [1, 2, 3].map((i) => `<details><summary>${word} ${i}</summary>\n\n-\n\n</details>\n`).join('')
  append(join(copy, 'docs', `${chapter}.md`), `\n## brand_new\n\nNew.\n\n${hints('Hint')}`)
  append(join(copy, 'docs', 'zh', `${chapter}.md`), `\n## brand_new\n\n新的。\n\n${hints('提示')}`)
  const out = join(copy, 'site')
  execFileSync(join(docs, 'node_modules', '.bin', 'vitepress'), ['build', 'docs', '--outDir', out], { cwd: copy, stdio: 'pipe' })
  const last = exercises.filter((each) => each.chapter === chapter).length + 1
  const fresh = { chapter, name: 'brand_new', number: `${parseInt(chapter)}.${last}` }
  for (const folder of Object.values(folders)) {
    assertSection(out, folder, fresh)
    const first = readFileSync(join(out, `${folder}index.html`), 'utf8')
    assert(first.includes(`/${folder}${chapter}.html#brand_new`), `the sidebar of ${folder}index.html`)
  }
  rmSync(copy, { recursive: true })
})

test('each PDF binds all pages, every link in it leads somewhere, and its contents name the pages', () => {
  const pdfs = ['convkit.pdf', 'convkit.zh.pdf'].map((name) => join(dist, name))
  for (const pdf of pdfs) rmSync(pdf, { force: true })
  execFileSync(process.execPath, [join(docs, '.vitepress', 'pdf.js')], { stdio: 'pipe' })
  for (const pdf of pdfs) assert.equal(readFileSync(pdf, 'latin1').slice(0, 5), '%PDF-')
})

test('the lockfile names no registry', () => {
  const { packages } = JSON.parse(readFileSync(join(docs, 'package-lock.json'), 'utf8'))
  assert.deepEqual(Object.keys(packages).filter((name) => packages[name].resolved), [])
})
