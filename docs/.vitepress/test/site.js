// The built site behind a server of its own, and Debian's Chromium to read it with.

import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'

import { chromium } from 'playwright-core'

import { docs, folders, pages } from '../kit.js'

export const dist = join(docs, '.vitepress', 'dist')
/// The pages of a language, in the order of the sidebar.
export const pagesIn = (language) =>
  [...pages.first, ...pages.chapters, ...pages.rest].map((page) => folders[language] + page)
export const names = Object.keys(folders).flatMap(pagesIn)

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/// Serves a built folder under `base`, and nothing beside it. Gives the address, and the function that ends it.
export async function serve(folder, base = '/') {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
    const file = join(folder, path.slice(base.length), path.endsWith('/') ? 'index.html' : '')
    if (!path.startsWith(base) || !existsSync(file)) return response.writeHead(404).end()
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
    response.end(readFileSync(file))
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  return { address: `http://127.0.0.1:${server.address().port}${base}`, close: () => server.close() }
}

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  })

export async function newTab(browser, options) {
  const tab = await browser.newPage(options)
  tab.setDefaultTimeout(300_000) // what has not come by then never does, however busy the machine is
  return tab
}

/// A tab in which the page is open and its script runs; what the console says against it is in `errors`.
export async function open(browser, address, options = {}) {
  const tab = await newTab(browser, options)
  const errors = []
  tab.on('pageerror', (error) => errors.push(error.message))
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()))
  tab.on('response', (response) => response.status() >= 400 && errors.push(`${response.status()} ${response.url()}`))
  await tab.goto(address)
  await tab.waitForFunction(() => document.querySelector('#app').__vue_app__)
  return { tab, errors }
}
