// Formulas: rendered when the book is built, with fonts that hold the signs that occur in them and no others.

import { katex } from '@mdit/plugin-katex'
import subsetFont from 'subset-font'

const signs = new Set('0123456789')

/// Of one formula, what KaTeX made of it.
function rendered(html) {
  if (html.includes('katex-error')) throw new Error(`KaTeX does not understand a formula: ${html}`)
  const drawn = html.slice(html.indexOf('katex-html')) // behind the MathML, which needs no fonts
  for (const sign of drawn.replace(/<[^>]*>/g, '')) signs.add(sign)
  return html.replace(/<annotation .*?<\/annotation>/s, '') // the formula's source, which no reader hears or sees
}

export const formulas = (md) => md.use(katex, { transformer: rendered })

/// For Vite. When it writes its files, all pages have been rendered.
export const smallFonts = {
  name: 'small-fonts',
  enforce: 'pre',
  /// Every browser that runs the page reads the first of the three forms that each font comes in.
  transform: (code, id) => (id.includes('katex.min.css') ? code.replace(/,url\([^)]*\) format\("(woff|truetype)"\)/g, '') : null),
  async generateBundle(_, bundle) {
    const fonts = Object.values(bundle).filter(({ fileName }) => /KaTeX_.*\.woff2$/.test(fileName))
    for (const font of fonts)
      font.source = await subsetFont(Buffer.from(font.source), [...signs].join(''), { targetFormat: 'woff2' })
  },
}
