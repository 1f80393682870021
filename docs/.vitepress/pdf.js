// The whole book as one PDF a language, for reading on paper: convkit.pdf and convkit.zh.pdf in docs/.vitepress/dist. It
// begins with a title and the contents, and ends with a part for what is folded on a page. The Chinese one needs a font,
// such as fonts-noto-cjk.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { folders, pages } from './kit.js'
import { dist, launch, open, pagesIn, serve } from './test/site.js'

/// In the browser: puts the built pages into one, each fold replaced by a link to its place among the answers.
async function bind({ files, chapters, words }) {
  const book = document.createElement('div')
  const answers = document.createElement('section')
  book.className = 'vp-doc book'
  answers.innerHTML = `<h1 id="answers">${words.answers}</h1>`
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

  // The title is no heading: it is not among the PDF's bookmarks, which have the contents before the first page.
  const about = document.querySelector('meta[name=description]').content
  const title = `<section class="title"><img src="/favicon.svg" alt=""><p>convkit</p><p>${about}</p></section>`
  const contents = document.createElement('section')
  contents.className = 'contents'
  contents.innerHTML = `<h1>${words.contents}</h1><div></div>`
  const inChapter = ({ id }) => chapters.some((name) => id.startsWith(`${name}--`))
  for (const heading of book.querySelectorAll('h1, h2')) {
    const isTitle = heading.matches('h1')
    if (!isTitle && !inChapter(heading)) continue
    const entry = Object.assign(document.createElement('a'), { href: `#${heading.id}`, className: heading.localName })
    entry.append(Object.assign(document.createElement('span'), { textContent: heading.textContent }))
    contents.lastChild.append(entry)
  }
  book.prepend(contents)
  book.insertAdjacentHTML('afterbegin', title)
  document.title = 'convkit'
  document.body.replaceChildren(book)
  await Promise.all([...document.images].map((each) => each.decode()))
  await document.fonts.ready
  const dead = [...document.querySelectorAll('a[href^="#"]')]
    .map(({ hash }) => decodeURIComponent(hash.slice(1)))
    .filter((id) => !document.getElementById(id))
  if (dead.length > 0) throw new Error(`Links that lead nowhere in the PDF: ${dead}`)
}

/// Of each anchor in a PDF of Chromium's, the page that it stands on. Its objects are plain text: pages in their order, and
/// a dictionary of the anchors, "/name [PAGE 0 R /XYZ …]", in which signs other than letters are written as #2F.
function placesIn(pdf) {
  const text = pdf.toString('latin1')
  const numbers = [...text.matchAll(/^(\d+) 0 obj\n<<\/Type \/Page\n/gm)].map(([, id]) => id)
  const [, dictionary] = text.match(/\/Dests (\d+) 0 R/)
  const [, entries] = text.match(new RegExp(`^${dictionary} 0 obj\n([^]*?)^endobj`, 'm'))
  const anchors = entries.matchAll(/\/(\S+) \[(\d+) 0 R \/XYZ /g)
  const plain = (name) => name.replace(/#([0-9A-F]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)))
  return Object.fromEntries([...anchors].map(([, name, page]) => [plain(name), numbers.indexOf(page) + 1]))
}

/// In the browser: writes the pages into the contents.
function number(places) {
  for (const entry of document.querySelectorAll('.contents a')) {
    const page = places[decodeURIComponent(entry.hash.slice(1))]
    if (!page) throw new Error(`${entry.hash} stands on no page of the PDF`)
    entry.dataset.page = page
  }
}

const looks = `
  .title { text-align: center; padding-top: 70mm; }
  .title img { width: 32mm; margin: auto; }
  .title p { margin: 8mm 0; font-size: 14pt !important; }
  .title img + p { font-size: 36pt !important; font-weight: 700; }
  .contents div { columns: 2; column-gap: 12mm; font-size: 9.5pt; line-height: 1.5; }
  .vp-doc .contents a { display: flex; justify-content: space-between; gap: 4mm; color: inherit; text-decoration: none; }
  .vp-doc .contents a::after { content: attr(data-page); font-variant-numeric: tabular-nums; }
  .contents .h1 { margin-top: 3mm; font-weight: 700; break-after: avoid; }
  .contents .h2 { padding-left: 4mm; font-weight: 400; }
`
const words = {
  en: { answers: 'Answers', contents: 'Contents' },
  zh: { answers: '答案', contents: '目录' },
}
const options = {
  format: 'A4',
  margin: { top: '18mm', bottom: '18mm', left: '18mm', right: '18mm' },
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate: '<div style="width: 100%; font-size: 9px; text-align: center"><span class="pageNumber"></span></div>',
  printBackground: true,
}

const site = await serve(dist)
const browser = await launch()
for (const [language, folder] of Object.entries(folders)) {
  const { tab } = await open(browser, `${site.address}${folder}`, { colorScheme: 'light' })
  const files = pagesIn(language).map((name) => `${name}.html`)
  const chapters = pages.chapters.map((name) => folder + name)
  await tab.addStyleTag({ content: looks })
  await tab.evaluate(bind, { files, chapters, words: words[language] })
  // On which page a heading stands is known once the book is set: so it is set twice.
  const places = placesIn(await tab.pdf(options))
  await tab.evaluate(number, places)
  const pdf = await tab.pdf({ ...options, outline: true, tagged: true })
  const moved = Object.entries(placesIn(pdf)).filter(([name, page]) => places[name] !== page)
  if (moved.length > 0) throw new Error(`The contents are wrong about ${moved}`)
  const path = join(dist, language === 'en' ? 'convkit.pdf' : `convkit.${language}.pdf`)
  writeFileSync(path, pdf)
  await tab.close()
  console.log(path)
}
await browser.close()
site.close()
