// VitePress's own theme with the system's fonts, and what a reader of this book does beside reading.

import 'katex/dist/katex.min.css'
import Theme from 'vitepress/theme-without-fonts'

import references from '../../../build/check/tests/book/references.wasm?url'
import { explorersPlugin } from '../../explorers/Explorer.js'
import Prediction from './Prediction.js'
import { useReading } from './reading.js'
import './style.css'

/// What explorers need is loaded with the first of them.
const explorersParts = {
  async fetchModule() {
    const { default: looks } = await import('../../explorers/explorers.css?inline')
    document.head.append(Object.assign(document.createElement('style'), { textContent: looks }))
    return fetch(references)
  },
  loadRefusals: async () => (await import('../../zh/words/refusals.json')).default,
}

export default {
  extends: Theme,
  setup: useReading,
  enhanceApp({ app }) {
    app.component('Prediction', Prediction)
    app.use(explorersPlugin, explorersParts)
  },
}
