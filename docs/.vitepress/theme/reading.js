import { useRoute } from 'vitepress'
import { nextTick, onMounted, onUnmounted, watch } from 'vue'

// ---- hints: level by level, and what was opened is remembered in this browser ----

const storage = 'convkit-hints'

/// Of each hint that was ever opened, "exercise-level": whether it was left open.
function opened() {
  try {
    return JSON.parse(localStorage.getItem(storage)) ?? {}
  } catch {
    return {} // there is no storage, or something else is in it
  }
}

function remember(hint, open) {
  try {
    localStorage.setItem(storage, JSON.stringify({ ...opened(), [hint]: open }))
  } catch {
    // Without a storage, hints are offered anew on each visit.
  }
}

const hintsIn = (page) => [...page.querySelectorAll('details.hint')]
const idOf = ({ dataset: { exercise, level } }) => `${exercise}-${level}`
const before = ({ dataset: { exercise, level } }) => `${exercise}-${level - 1}`

function offerHints() {
  const known = opened()
  for (const hint of hintsIn(document)) {
    hint.classList.toggle('offered', hint.dataset.level === '1' || before(hint) in known)
  }
}

function openHintsAgain() {
  const known = opened()
  for (const hint of hintsIn(document)) hint.open = known[idOf(hint)] ?? false
  offerHints()
}

function toggled({ target }) {
  if (target.matches('details.hint') && target.open !== opened()[idOf(target)]) {
    if (target.open || idOf(target) in opened()) remember(idOf(target), target.open)
    offerHints()
  }
  reachByKeyboard()
}

// ---- a link into a fold opens it, and marks the row that it leads to ----

/// Shows it, and again whenever the page has grown, as boxes above it have yet to come; until the reader does something.
function show(element, block) {
  const growing = new ResizeObserver(() => element.scrollIntoView({ block }))
  const end = () => growing.disconnect()
  growing.observe(document.querySelector('.vp-doc'))
  for (const doing of ['wheel', 'pointerdown', 'keydown']) addEventListener(doing, end, { once: true, passive: true })
  setTimeout(end, 5000)
}

const targetOfLink = () => document.getElementById(decodeURIComponent(location.hash.slice(1)))

function showTarget() {
  for (const marked of document.querySelectorAll('.target')) marked.classList.remove('target')
  const target = targetOfLink()
  const fold = target?.closest('details')
  for (let around = fold; around; around = around.parentElement.closest('details')) around.open = true
  if (target?.matches('.explorer')) return show(target, 'start')
  if (!fold) return
  const row = target.closest('tr') ?? target
  row.classList.add('target')
  show(row, 'center')
}

// ---- what is wider than the page scrolls in a box of its own, which the keyboard can reach ----

function reachByKeyboard() {
  for (const box of document.querySelectorAll('.vp-doc table, .vp-doc .katex-block, .vp-doc p:has(> img)')) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
    else box.removeAttribute('tabindex')
  }
}

// ---- explorers: open, and a link to a state of one leads to it ----

function openExplorers() {
  for (const fold of document.querySelectorAll('details.explore')) fold.open = true
  const [, name] = location.hash === '' ? location.search.match(/[?&](\w+)\./) ?? [] : []
  const explorer = name && document.getElementById(`explorer-${name}`)
  if (explorer) show(explorer, 'start') // it has yet to grow
}

function pageChanged() {
  openExplorers()
  openHintsAgain()
  reachByKeyboard()
  showTarget()
  const target = targetOfLink()
  if (target?.matches('h2, h3')) show(target, 'start')
}

export function useReading() {
  const route = useRoute()
  onMounted(() => {
    addEventListener('hashchange', showTarget)
    addEventListener('resize', reachByKeyboard)
    document.addEventListener('toggle', toggled, true) // it does not bubble
    watch(() => route.component, () => nextTick(pageChanged), { immediate: true })
  })
  onUnmounted(() => {
    removeEventListener('hashchange', showTarget)
    removeEventListener('resize', reachByKeyboard)
    document.removeEventListener('toggle', toggled, true)
  })
}
