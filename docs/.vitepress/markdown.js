// How the pages' Markdown becomes HTML where the site does more than GitHub: boxes, captions, hints, and what an
// exercise's section says of its file.

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import cjkFriendly from 'markdown-it-cjk-friendly'

import { formulas } from './formulas.js'
import { anchor, docs, exercises, folders } from './kit.js'

const isChinese = (env) => env.relativePath?.startsWith(folders.zh) ?? false

/// Vue would take {{…}} in a text for an expression of its own.
const withoutExpressions = (rule) => (...args) => rule(...args).replaceAll('{{', '&#123;&#123;')

/// A short piece of code is on one line. A long one may break: a path behind a slash or before its #, but nothing behind
/// the dashes of an option. See style.css.
const breaking = (rule) => (tokens, i, ...rest) => {
  const { content } = tokens[i]
  if (content.length <= 21) return rule(tokens, i, ...rest)
  tokens[i].attrJoin('class', 'long')
  const html = rule(tokens, i, ...rest).replace(/(?<![\w)-])-+[a-z][\w-]*/gi, '<span class="unbroken">$&</span>')
  return /^[^ ()]{30,}$/.test(content) ? html.replace(/(?<=\w\/)(?=\w)|(?<=\w)(?=#)/g, '<wbr>') : html
}

/// Where a line must not end: in a short row or sum of numbers; between a plus or an equals sign, or a record's name, and the
/// number behind it; before dots; in the exponent of a number; beside the minus of a difference, where a browser may break
/// even between a hyphen and a blank that does not break.
const withoutBreaks = (rule) => (...args) =>
  rule(...args)
    .replace(/(?<![\w.])-?\d+(\.\d+)?( -?\d+(\.\d+)?)+(?![\w.]*\w)/g, (row) =>
      row.length > 16 ? row : row.replaceAll(' ', '\u00a0'))
    .replace(/(?<![\w.·/])-?\d+( [+=] -?\d+)+(?![\w.·/]*[\w·/])/g, (sum) =>
      sum.length > 16 ? sum : sum.replaceAll(' ', '\u00a0'))
    .replace(/(?<=\d) (?=\/ -?\d)|(?<= [+=≈]) (?=-?\d)|(?<=[a-z]) (?=-?\d[\d.]{0,5}[,}])| (?=…)/g, '\u00a0')
    .replace(/(?<=\de-)(?=\d)/g, '\u2060')
    .replace(/(?<=^|[\p{L}\p{N})\]]) - (?=[\p{L}\p{N}(])/gu, '\u00a0-\u2060\u00a0')
    .replaceAll('\u200b', '<wbr>')

/// A heading that begins with <a id="…"></a> has that anchor: the English one, on a Chinese page.
function anchors({ tokens }) {
  tokens.forEach((token, i) => {
    if (token.type !== 'heading_open') return
    const { children } = tokens[i + 1]
    const [, id] = children.find(({ content }) => content !== '')?.content.match(/^<a id="([^"]*)">$/) ?? []
    if (!id) return
    token.attrSet('id', id)
    children.splice(0, children.findIndex(({ content }) => content === '</a>') + 1)
  })
}

/// Behind the heading of an exercise: its number, how long it takes, its file; and the command that runs its tests.
function exerciseLines(state) {
  const here = exercises.filter((each) => state.env.relativePath?.endsWith(`${each.chapter}.md`))
  const { tokens } = state
  const minutes = isChinese(state.env) ? '分钟' : 'min'
  for (let i = tokens.length - 1; i >= 0; --i) {
    if (tokens[i].type !== 'heading_close' || tokens[i].tag !== 'h2') continue
    const exercise = here.find((each) => each.name === tokens[i - 1].content)
    if (!exercise) continue
    const file = new state.Token('html_block', '', 0)
    file.content =
      `<p class="exercise"><b>${exercise.number}</b> · ${exercise.minutes} ${minutes} ` +
      `<code class="long">exercises/${exercise.chapter}/<wbr>${exercise.name}.cpp</code></p>\n`
    const command = new state.Token('fence', 'code', 0)
    command.info = 'sh'
    command.content = `build/learn/convkit run ${exercise.name}\n`
    tokens.splice(i + 1, 0, file, command)
  }
}

/// What an inline token holds; markdown-it leaves empty texts in it.
const parts = (token) => (token?.children ?? []).filter(({ type, content }) => type !== 'text' || content !== '')

/// Boxes are quotes that begin with bold words, such as "Predict."; these warn of a slip.
const slips = ['A slip to find.', '找错。']

function boxes({ tokens }) {
  tokens.forEach((token, i) => {
    if (token.type !== 'blockquote_open') return
    const [start, words] = parts(tokens[i + 2])
    if (start?.type !== 'strong_open') return
    token.attrJoin('class', slips.includes(words.content) ? 'box slip' : 'box')
  })
}

/// A mark <!-- predict: CASE --> at the end of a box becomes the field for what the reader predicts: see predictions.js.
function predictions({ tokens, env }) {
  const page = env.relativePath?.replace(/\.md$/, '')
  let box = 0
  for (const token of tokens) {
    if (token.type === 'html_block' && /^<!-- predict: .* -->\n?$/.test(token.content))
      token.content = `<Prediction page="${page}" :box="${box++}" />\n`
  }
}

/// The width and height of an SVG or PNG.
function sizeOf(path) {
  const picture = readFileSync(path)
  if (path.endsWith('.png')) return [picture.readUInt32BE(16), picture.readUInt32BE(20)]
  return picture.toString().match(/^<svg [^>]*\bwidth='(\d+)' height='(\d+)'/).slice(1)
}

/// A picture has its place before it is there: what one reads below it, or followed a link to, does not move away.
function pictures({ tokens, env }) {
  for (const { children } of tokens)
    for (const picture of (children ?? []).filter(({ type }) => type === 'image')) {
      const [width, height] = sizeOf(join(docs, dirname(env.relativePath), picture.attrGet('src')))
      picture.attrSet('width', width)
      picture.attrSet('height', height)
    }
}

/// A caption is a paragraph wholly in italics behind one that is a picture.
function captions({ tokens }) {
  tokens.forEach((token, i) => {
    if (token.type !== 'paragraph_open' || tokens[i - 1]?.type !== 'paragraph_close') return
    const before = parts(tokens[i - 2])
    const words = parts(tokens[i + 1])
    if (before.length !== 1 || before[0].type !== 'image') return
    if (words[0]?.type === 'em_open' && words.at(-1).type === 'em_close') token.attrJoin('class', 'caption')
  })
}

/// No line begins with the full stop behind a formula: a browser may break there, whatever the sign.
function stops({ tokens }) {
  for (const { children } of tokens)
    for (let i = (children ?? []).length - 2; i >= 0; --i) {
      const [formula, text] = children.slice(i)
      const [stop] = (formula.type === 'math_inline' && text.type === 'text' && text.content.match(/^[，。；：、？！）”.,;:?!)]+/)) || []
      if (!stop || formula.content.length > 12) continue
      const part = (type, content) => Object.assign(new formula.constructor(type, '', 0), { content })
      text.content = text.content.slice(stop.length)
      children.splice(i, 1, part('html_inline', '<span class="unbroken">'), formula, part('text', stop), part('html_inline', '</span>'))
    }
}

/// In a table a number of more than twelve digits may break between its thousands, since in one piece it would take the
/// room of the words beside it. withoutBreaks makes the mark one that is not copied along.
function longNumbers({ tokens }) {
  tokens.forEach(({ type }, i) => {
    if (type !== 'td_open') return
    for (const part of tokens[i + 1].children.filter(({ type }) => type === 'text'))
      part.content = part.content.replace(/\d{13,}/g, (number) => number.replace(/\B(?=(\d{3})+$)/g, '\u200b'))
  })
}

/// What is to be explored stands open where it can be; an explorer speaks the page's language.
function explorers({ tokens, env }) {
  for (const token of tokens) {
    if (token.type !== 'html_block') continue
    if (isChinese(env)) token.content = token.content.replace('<Explorer ', '<Explorer language="zh" ')
    token.content = token.content.replace(/<details>(?=<summary>(?:Explore|动手试试)[:：])/, '<details class="explore">')
  }
}

/// Hints say which exercise and which level they are.
function hints({ tokens }) {
  let section = ''
  tokens.forEach((token, i) => {
    if (token.type === 'heading_open' && token.tag === 'h2') section = tokens[i + 1].content
    if (token.type !== 'html_block') return
    token.content = token.content.replace(
      /<details>(?=<summary>(?:Hint|提示) ?(\d)<)/g,
      (_, level) => `<details class="hint" data-exercise="${section}" data-level="${level}">`,
    )
  })
}

export const markdown = {
  anchor: { slugify: anchor },
  attrs: { disable: true },
  theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  config(md) {
    md.use(cjkFriendly)
    md.use(formulas)
    md.renderer.rules.code_inline = breaking(md.renderer.rules.code_inline)
    for (const name of ['text', 'code_inline']) md.renderer.rules[name] = withoutExpressions(md.renderer.rules[name])
    md.renderer.rules.text = withoutBreaks(md.renderer.rules.text)
    md.core.ruler.before('anchor', 'anchors', anchors)
    const rules = [boxes, predictions, explorers, pictures, captions, hints, stops, longNumbers, exerciseLines]
    for (const rule of rules) md.core.ruler.push(rule.name, rule)
  },
}
