import { defineConfig } from 'vitepress'

import { smallFonts } from './formulas.js'
import { anchor, exercises, headings, pages } from './kit.js'
import { markdown } from './markdown.js'

const item = (page) => ({ text: headings(page, 1)[0], link: page === 'index' ? '/' : `/${page}` })

/// A chapter with its sections; a section that is an exercise has its number.
function chapter(page) {
  const number = new Map(exercises.filter((each) => each.chapter === page).map((each) => [each.name, each.number]))
  const items = headings(page, 2).map((text) => ({
    text: number.has(text) ? `${number.get(text)} ${text}` : text,
    link: `/${page}#${anchor(text)}`,
  }))
  return { ...item(page), collapsed: true, items }
}

/// The folder of the server under which the site stands.
const base = process.env.BASE ?? '/'

export default defineConfig({
  title: 'convkit',
  description: 'Convolution, by writing it: small C++ functions, and tests that name your mistake.',
  base,
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}favicon.svg` }],
    // Hints wait for one another only where the script runs that offers them.
    ['script', {}, "document.documentElement.classList.add('scripted')"],
  ],
  markdown,
  // A picture is a file of its own: a page does not wait for it.
  vite: { build: { assetsInlineLimit: 0 }, plugins: [smallFonts], server: { fs: { allow: ['..'] } } },
  // What a page costs is what one reads of it.
  router: { prefetchLinks: false },
  buildEnd: ({ pages: built }) => {
    if (built.length < 10) throw new Error(`Only ${built.length} pages were built.`)
  },
  themeConfig: {
    logo: '/favicon.svg',
    sidebar: [
      { text: 'Start', items: pages.first.map(item) },
      { text: 'Chapters', items: pages.chapters.map(chapter) },
      { text: 'For reference', items: pages.rest.map(item).sort((a, b) => a.text.localeCompare(b.text)) },
    ],
    outline: [2, 3],
    search: { provider: 'local' },
  },
})
