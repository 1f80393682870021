// VitePress's own theme with the system's fonts, and what a reader of this book does beside reading.

import 'katex/dist/katex.min.css'
import Theme from 'vitepress/theme-without-fonts'

import { useReading } from './reading.js'
import './style.css'

export default {
  extends: Theme,
  setup: useReading,
}
