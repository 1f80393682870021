// The field of a box in which the reader predicts what a call gives. What is right, and which mistakes give what else,
// comes from ../predictions.js. Nothing is computed here.

import { useData } from 'vitepress'
import { h, onBeforeUnmount, onMounted, ref, shallowRef, useId } from 'vue'

import boxes from 'virtual:predictions'

import { numberIn } from '../../explorers/number.js'

const words = {
  en: {
    of: (exercise, given) => ['What does ', h('code', exercise), given ? ' give for' : ' give?'],
    number: 'Your prediction',
    grid: 'Your prediction: a row a line, blanks between the numbers',
    choice: 'Which of these?',
    check: 'Check',
    decimals: ' (two decimals are enough)',
    refusal: 'a refusal',
    nothing: 'nothing',
    unreadable: 'This is no number yet.',
    ragged: 'Each line must have as many numbers as the others.',
    right: 'Right.',
    looks: 'Not so. It looks like:',
    because: ': ',
    some: (right, all) => `Not so: ${right} of ${all} numbers are right.`,
    shape: (shape) => `Not so: it is not of ${shape} numbers.`,
    wrong: 'Not so. Try again, or open the answer.',
  },
  zh: {
    of: (exercise, given) => [given ? '对下面的参数，' : '', h('code', exercise), ' 会给出什么？'],
    number: '你的预测',
    grid: '你的预测：一行写一行数，数与数之间空一格',
    choice: '是哪一个？',
    check: '核对',
    decimals: '（写两位小数即可）',
    refusal: '拒绝这些参数',
    nothing: '空值',
    unreadable: '这还不是数。',
    ragged: '每一行的数要一样多。',
    right: '正确。',
    looks: '不对。看起来像是：',
    because: '：',
    some: (right, all) => `不对：${all} 个数里对了 ${right} 个。`,
    shape: (shape) => `不对：结果的大小不是 ${shape}。`,
    wrong: '不对。再想一想，或者打开答案。',
  },
}

const exact = (given, number) => Math.abs(given - number) <= 1e-6 * Math.max(1, Math.abs(number))
/// Whole numbers exactly; of others two decimals are enough.
const close = (given, number) => (Number.isInteger(number) ? exact(given, number) : Math.abs(given - number) <= 0.005)
const shapeText = (rows) => `${rows.length}×${rows[0].length}`

/// An answer's numbers in rows; undefined where it is no such answer.
function rowsOf({ shape, numbers }) {
  if (!numbers || shape.length > 2) return undefined
  const length = shape.at(-1) ?? 1
  return Array.from({ length: numbers.length / length }, (_, i) => numbers.slice(i * length, (i + 1) * length))
}
const isShapeOf = (rows, other) => other && rows.length === other.length && rows[0].length === other[0].length
const right = (rows, other) => rows.flat().filter((number, i) => close(number, other.flat()[i])).length
const same = (rows, other, alike) =>
  isShapeOf(rows, other) && rows.flat().every((number, i) => alike(number, other.flat()[i]))

/// A text in which code stands between backquotes.
const withCode = (text) => text.split('`').map((part, i) => (i % 2 === 0 ? part : h('code', part)))

export default {
  props: {
    page: { type: String, required: true },
    box: { type: Number, required: true },
  },
  setup({ page, box }) {
    const { lang } = useData()
    const say = words[lang.value]
    const text = (answer) => (answer.refused ? say.refusal : answer.text === 'nothing' ? say.nothing : answer.text)

    // What is asked, and what judges it: there from when the box comes near.
    const judge = shallowRef(null)
    const place = ref()
    let watching
    onMounted(() => {
      const come = async ([{ isIntersecting }]) => {
        if (!isIntersecting) return
        watching.disconnect()
        judge.value = (await boxes[page]()).default[box]
      }
      watching = new IntersectionObserver(come, { rootMargin: '400px' })
      watching.observe(place.value)
    })
    onBeforeUnmount(() => watching.disconnect())

    const verdict = shallowRef(null)
    const tell = (isRight, text, mistakes = []) => (verdict.value = { isRight, text, mistakes })
    const other = (wanted) => judge.value.others.find(({ answer }) => wanted(answer))

    function check(event) {
      event.preventDefault()
      const wanted = rowsOf(judge.value.answer)
      const written = event.target.elements.answer.value.normalize('NFKC').trim()
      // As in the tables, a slash beside a blank ends a row of a grid; one between digits is that of a fraction, 1/2.
      const isGrid = judge.value.answer.shape.length > 0
      const lines = isGrid ? written.split(/\s*\n\s*|\s+\/\s*|\/\s+/).map((row) => row.split(/\s+/)) : [[written]]
      const rows = lines.map((line) => line.map(numberIn))
      if (written === '' || !rows.flat().every(Number.isFinite)) return tell(false, say.unreadable)
      if (rows.some((row) => row.length !== rows[0].length)) return tell(false, say.ragged)
      for (const alike of [exact, close]) {
        if (same(rows, wanted, alike)) return tell(true, say.right)
        const known = other((answer) => same(rows, rowsOf(answer), alike))
        if (known) return tell(false, say.looks, known.mistakes)
      }
      if (!isShapeOf(rows, wanted)) return tell(false, say.shape(shapeText(rows)))
      const found = right(rows, wanted)
      return tell(false, found > 0 ? say.some(found, wanted.flat().length) : say.wrong)
    }
    const chosen = shallowRef(null)
    function choose(answer) {
      chosen.value = answer
      if (answer === judge.value.answer) tell(true, say.right)
      else tell(false, say.looks, other((each) => each === answer).mistakes)
    }

    const id = useId()
    const field = ({ numbers, shape }) => [
      h('label', { for: id }, [
        shape.length > 0 ? say.grid : say.number,
        numbers.every(Number.isInteger) ? '' : say.decimals,
      ]),
      shape.length > 0
        ? h('textarea', { id, name: 'answer', rows: 3, autocomplete: 'off', spellcheck: false })
        : h('input', { id, name: 'answer', type: 'text', autocomplete: 'off' }),
      h('button', { type: 'submit' }, say.check),
    ]
    // Where an answer is no number and no grid, one of those is chosen that people give, and no more than six.
    const choices = ({ answer, others }) => [
      h('span', { id }, say.choice),
      ...[answer, ...others.slice(0, 5).map((each) => each.answer)]
        .sort((a, b) => text(a).localeCompare(text(b)))
        .map((each) =>
          h('button', { type: 'button', 'aria-pressed': String(each === chosen.value), onClick: () => choose(each) }, text(each))),
    ]
    const asking = (judge) => [
      h('p', { class: 'call' }, [
        h('span', say.of(judge.exercise, judge.given.length > 0)),
        judge.given.map(([name, value]) => h('span', [`${name} `, h('code', value)])),
      ]),
      rowsOf(judge.answer)
        ? h('form', { onSubmit: check }, field(judge.answer))
        : h('div', { class: 'choices', role: 'group', 'aria-labelledby': id }, choices(judge)),
    ]
    /// What is said of a prediction, and the mistakes whose answer it is: each leads to its row in the table.
    const told = ({ isRight, text, mistakes }) => [
      h('p', { class: isRight ? 'right' : 'wrong' }, text),
      mistakes.length > 0 &&
        h('ul', mistakes.slice(0, 3).map(({ id, name, explanation }) =>
          h('li', [h('a', { href: `#${id}` }, withCode(name)), say.because, withCode(explanation)]))),
    ]
    return () =>
      h('div', { class: 'prediction-of', ref: place }, [
        judge.value && asking(judge.value),
        h('div', { role: 'status' }, verdict.value && told(verdict.value)),
      ])
  },
}
