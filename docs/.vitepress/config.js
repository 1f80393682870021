import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { defineConfig } from 'vitepress'

import { smallFonts } from './formulas.js'
import { docs, exercises, folders, headings, pages } from './kit.js'
import { markdown } from './markdown.js'
import { boxes } from './predictions.js'
import { tokenize } from './search.js'

/// What the site says in each language, beside its pages.
const words = {
  en: {
    description: 'Convolution, by writing it: small C++ functions, and tests that name your mistake.',
    sidebar: { first: 'Start', chapters: 'Chapters', rest: 'For reference' },
    theme: { notFound: { quote: 'The address may be wrong, or this page has a new name.' } },
  },
  zh: {
    description: '动手写卷积：一个个小小的 C++ 函数，和能说出你错在哪里的测试。',
    sidebar: { first: '开始', chapters: '各章', rest: '查阅' },
    theme: {
      outline: { level: [2, 3], label: '本页目录' },
      docFooter: { prev: '上一页', next: '下一页' },
      darkModeSwitchLabel: '明暗',
      lightModeSwitchTitle: '切换到浅色',
      darkModeSwitchTitle: '切换到深色',
      sidebarMenuLabel: '目录',
      returnToTopLabel: '回到顶部',
      langMenuLabel: '语言',
      skipToContentLabel: '跳到正文',
      notFound: {
        title: '没有这一页',
        quote: '地址也许写错了，或者这一页已经改名。',
        linkLabel: '回到首页',
        linkText: '回到首页',
      },
    },
    search: {
      button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
      modal: {
        displayDetails: '显示详情',
        resetButtonTitle: '清除',
        backButtonTitle: '关闭',
        noResultsText: '没有找到',
        footer: { selectText: '打开', navigateText: '上下选择', closeText: '关闭' },
      },
    },
  },
}

/// A language's part of the configuration.
function locale(language, label) {
  const folder = folders[language]
  const page = (name) => `${folder}${name}`
  /// A page that is not yet translated is left out.
  const there = (names) => names.filter((name) => existsSync(join(docs, `${page(name)}.md`)))
  const item = (name) => ({ text: headings(page(name), 1)[0].text, link: `/${name === 'index' ? folder : page(name)}` })
  /// A chapter with its sections; a section that is an exercise has its number.
  function chapter(name) {
    const number = new Map(exercises.filter((each) => each.chapter === name).map((each) => [each.name, each.number]))
    const items = headings(page(name), 2).map(({ text, anchor }) => ({
      text: number.has(text) ? `${number.get(text)} ${text}` : text,
      link: `/${page(name)}#${anchor}`,
    }))
    return { ...item(name), collapsed: true, items }
  }
  const { description, sidebar, theme } = words[language]
  const rest = there(pages.rest).map(item).sort((a, b) => a.text.localeCompare(b.text, language))
  return {
    label,
    lang: language,
    link: `/${folder}`,
    description,
    themeConfig: {
      ...theme,
      sidebar: [
        { text: sidebar.first, items: there(pages.first).map(item) },
        { text: sidebar.chapters, items: there(pages.chapters).map(chapter) },
        { text: sidebar.rest, items: rest },
      ],
    },
  }
}

/// Every page loads the looks of all of VitePress's parts; those of parts that this book has not are left out.
const usedLooks = {
  name: 'used-looks',
  enforce: 'pre',
  transform(_, id) {
    const part = /VP(Algolia|Carbon|DocAside[CS]|Feature|Hero|Home|Sponsor|Team)\w*\.vue\?.*type=style/
    return part.test(id) || /vp-(sponsor|code-group)\.css/.test(id) ? '' : null
  },
}

/// The folder of the server under which the site stands.
const base = process.env.BASE ?? '/'

export default defineConfig({
  title: 'convkit',
  base,
  locales: { root: locale('en', 'English'), zh: locale('zh', '简体中文') },
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}favicon.svg` }],
    // Hints wait for one another only where the script runs that offers them.
    ['script', {}, "document.documentElement.classList.add('scripted')"],
  ],
  markdown,
  // A picture is a file of its own: a page does not wait for it.
  vite: { build: { assetsInlineLimit: 0 }, plugins: [boxes, smallFonts, usedLooks], server: { fs: { allow: ['..'] } } },
  // What a page costs is what one reads of it.
  router: { prefetchLinks: false },
  buildEnd: ({ pages: built }) => {
    if (built.length < 10) throw new Error(`Only ${built.length} pages were built.`)
  },
  themeConfig: {
    logo: '/favicon.svg',
    outline: [2, 3],
    search: {
      provider: 'local',
      options: { miniSearch: { options: { tokenize } }, locales: { zh: { translations: words.zh.search } } },
    },
  },
})
