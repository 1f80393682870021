// The whole book as one PDF a language, for reading on paper: convkit.pdf and convkit.zh.pdf in docs/.vitepress/dist. What
// is folded on a page stands in a part of its own, at the end. The Chinese one needs a font, such as fonts-noto-cjk.

import { join } from 'node:path'

import { folders } from './kit.js'
import { dist, launch, open, pagesIn, serve } from './test/site.js'

/// In the browser: puts the built pages into one, each fold replaced by a link to its place among the answers.
async function bind({ files, answersWord }) {
  const book = document.createElement('div')
  const answers = document.createElement('section')
  book.className = 'vp-doc book'
  answers.innerHTML = `<h1>${answersWord}</h1>`
  const place = (file, anchor) => `${file.replace('.html', '')}--${anchor}`
  const fileAt = ({ pathname }) => pathname.slice(1).replace(/(^|\/)$/, '$1index.html')

  for (const file of files) {
    const html = await (await fetch(`/${file}`)).text()
    const page = new DOMParser().parseFromString(html, 'text/html').querySelector('.vp-doc')
    page.querySelectorAll('.header-anchor, .copy, .lang').forEach((each) => each.remove())
    for (const each of page.querySelectorAll('[id]')) each.id = place(file, each.id)
    for (const link of page.querySelectorAll('a[href]')) {
      const to = new URL(link.getAttribute('href'), new URL(`/${file}`, location.href))
      const target = fileAt(to)
      if (to.origin === location.origin && files.includes(target))
        link.href = `#${place(target, decodeURIComponent(to.hash.slice(1)))}`
    }
    const title = page.querySelector('h1')
    title.id = place(file, '')

    const heading = (level, text) => answers.append(Object.assign(document.createElement(level), { textContent: text }))
    const folds = [...page.querySelectorAll('details')]
    if (folds.length > 0) heading('h2', title.textContent)
    let section
    folds.forEach((fold, i) => {
      const here = [...page.querySelectorAll('h2')].findLast((each) => each.compareDocumentPosition(fold) & 4)
      if (here && here !== section) heading('h3', here.textContent)
      section = here
      const summary = fold.querySelector('summary')
      const words = summary.textContent
      summary.remove()
      const number = `${parseInt(file.split('/').at(-1)) || title.textContent}.${i + 1}`
      const at = place(file, `fold-${i}`)
      const link = document.createElement('p')
      link.innerHTML = `<a href="#${at}" id="${at}-from"></a>`
      link.firstChild.textContent = `${words} → ${number}`
      const answer = document.createElement('div')
      answer.innerHTML = `<h4 id="${at}"><a href="#${at}-from"></a></h4>`
      answer.querySelector('a').textContent = `${number} ${words}`
      answer.append(...fold.childNodes)
      answers.append(answer)
      fold.replaceWith(link)
    })
    const part = document.createElement('section')
    part.append(page)
    book.append(part)
  }
  book.append(answers)
  document.title = 'convkit'
  document.body.replaceChildren(book)
  await Promise.all([...document.images].map((each) => each.decode()))
  await document.fonts.ready
  const dead = [...document.querySelectorAll('a[href^="#"]')]
    .map(({ hash }) => decodeURIComponent(hash.slice(1)))
    .filter((id) => !document.getElementById(id))
  if (dead.length > 0) throw new Error(`Links that lead nowhere in the PDF: ${dead}`)
}

const site = await serve(dist)
const browser = await launch()
for (const language of Object.keys(folders)) {
  const { tab } = await open(browser, `${site.address}${folders[language]}`, { colorScheme: 'light' })
  const files = pagesIn(language).map((name) => `${name}.html`)
  await tab.evaluate(bind, { files, answersWord: { en: 'Answers', zh: '答案' }[language] })
  const path = join(dist, language === 'en' ? 'convkit.pdf' : `convkit.${language}.pdf`)
  await tab.pdf({
    path,
    format: 'A4',
    margin: { top: '18mm', bottom: '18mm', left: '18mm', right: '18mm' },
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate:
      '<div style="width: 100%; font-size: 9px; text-align: center"><span class="pageNumber"></span></div>',
    printBackground: true,
    outline: true,
    tagged: true,
  })
  await tab.close()
  console.log(path)
}
await browser.close()
site.close()
