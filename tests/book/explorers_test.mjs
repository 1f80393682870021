// The explorers in a browser, against the native references:
//   node explorers_test.mjs ANSWER_REQUESTS
// Each stands in 100 random states, some of which the references refuse. What it shows must be what they say.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

import {
  bytesOf,
  outcomeIn,
  plain,
  plane,
  reals,
  record,
  sequence,
  whole,
  word,
} from '../../docs/explorers/reference.js';

const kit = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(path.join(kit, 'docs/'))('playwright-core');
const states = 100;

// ---- the native references ------------------------------------------------------------------------------------------

const native = spawn(process.argv[2], { stdio: ['pipe', 'pipe', 'inherit'] });
const lines = readline.createInterface({ input: native.stdout })[Symbol.asyncIterator]();

class Refused extends Error {}
async function call(name, ...args) {
  native.stdin.write(`${name} ${Buffer.from(bytesOf(args)).toString('hex')}\n`);
  const { kind, value, words } = outcomeIn(new Uint8Array(Buffer.from((await lines.next()).value, 'hex')));
  if (kind === 0) return plain(value);
  assert.equal(kind, 1, `${name}: ${words}`);
  throw new Refused(words);
}

// ---- random states --------------------------------------------------------------------------------------------------

let seed = 1;
function random(least, most) {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return least + Math.floor((seed / 2 ** 32) * (most - least + 1));
}
const rows = (height, width) =>
  Array.from({ length: height }, () => Array.from({ length: width }, () => random(-9, 9) / random(1, 2)));
const odd = () => 2 * random(0, 1) + 1;
const text = (value) => (Array.isArray(value) ? value.map((row) => row.join(',')).join(';') : String(value));

// ---- what a page shows ----------------------------------------------------------------------------------------------

const shown = (number) => String(Number(number.toPrecision(12))).replace('-', '−');
const table = (place, title) =>
  place
    .locator(`table[aria-label="${title}"] tr`)
    .evaluateAll((all) => all.map((row) => Array.from(row.cells, (cell) => cell.textContent)));
const tableShows = async (place, title, expected) =>
  assert.deepEqual(
    await table(place, title),
    expected.map((row) => row.map(shown)),
    title,
  );
const press = (place, name) => place.getByRole('button', { name, exact: true }).click();

/** For each explorer: a random state; and the check of what stands in `place`, which throws Refused where it must. */
const explorers = {
  borders: {
    state: () => ({
      height: random(1, 8),
      width: random(1, 8),
      kernel: random(1, 3),
      pad: random(0, 2),
      stride: random(0, 3),
      dilation: random(1, 2),
      border: ['zero', 'replicate', 'reflect', 'reflect101', 'wrap'][random(0, 4)],
      length: random(1, 6),
    }),
    async check(place, { height, width, kernel, pad, stride, dilation, border, length }) {
      const read = [];
      const number = ['zero', 'replicate', 'reflect', 'reflect101', 'wrap'].indexOf(border);
      for (let i = -5; i < length + 5; ++i)
        read.push(await call('border_index', whole(i), whole(length), word(number)));
      assert.deepEqual(await table(place, 'the pixel that is read there (–: a zero)'), [
        read.map((pixel) => (pixel === null ? '–' : shown(pixel))),
      ]);
      const counts = await call(
        'coverage',
        ...[height, width, kernel, kernel].map(whole),
        record({
          stride_rows: whole(stride),
          stride_columns: whole(stride),
          pad_top: whole(pad),
          pad_left: whole(pad),
          pad_bottom: whole(pad),
          pad_right: whole(pad),
          dilation_rows: whole(dilation),
          dilation_columns: whole(dilation),
        }),
      );
      await press(place, 'Show it');
      await tableShows(place, 'how many outputs read each pixel', counts);
    },
  },
  window: {
    state: () => ({
      image: rows(random(1, 6), random(1, 6)),
      kernel: rows(random(1, 3), random(1, 3)),
      bias: random(-9, 9),
      row: 0,
      column: 0,
    }),
    async check(place, { image, kernel, bias }) {
      const map = await call('correlate', plane(image), plane(kernel), bias);
      await press(place, 'Show the whole map');
      await tableShows(place, 'map', map);
      assert.ok((await place.locator('.sum').textContent()).endsWith(` = ${shown(map[0][0])}`));
    },
  },
  counting: {
    state: () => ({
      channels: random(1, 4),
      height: random(2, 20),
      width: random(2, 20),
      layers: Array.from({ length: random(1, 4) }, () => [
        random(0, 3),
        random(1, 3),
        random(1, 2),
        random(0, 20) || random(0, 1),
        random(0, 1),
      ]),
    }),
    async check(place, { channels, height, width, layers }) {
      const costs = await call(
        'count_costs',
        record({ channels: whole(channels), rows: whole(height), columns: whole(width) }),
        sequence(
          layers.map(([kind, kernel, stride, outputs, bias]) =>
            record({
              kind: word(kind),
              kernel: whole(kernel),
              stride: whole(stride),
              outputs: whole(outputs),
              bias: bias === 1,
            }),
          ),
        ),
      );
      await press(place, 'Show it');
      for (const [i, name] of ['params', 'macs', 'activations'].entries()) {
        const shown = await place.locator('.bars').nth(i).locator('td:last-child').allTextContents();
        assert.deepEqual(
          shown,
          costs.map((cost) => cost[name].toLocaleString('en')),
          name,
        );
      }
    },
  },
  flip: {
    state: () => ({ image: rows(random(1, 6), random(1, 6)), kernel: rows(random(1, 3), random(1, 3)) }),
    async check(place, { image, kernel }) {
      const correlated = await call('correlate', plane(image), plane(kernel), 0);
      await press(place, 'alike');
      await tableShows(place, 'correlate', correlated);
      await tableShows(place, 'convolve', await call('convolve', plane(image), plane(kernel)));
      await tableShows(place, 'the kernel, turned by 180°', await call('flip', plane(kernel)));
    },
  },
  geometry: {
    state: () => ({
      size: random(1, 14),
      kernel: random(1, 5),
      before: random(0, 3),
      after: random(0, 3),
      stride: random(0, 4),
      dilation: random(1, 3),
    }),
    async check(place, { size, kernel, before, after, stride, dilation }) {
      const outputs = await call('out_size', ...[size, kernel, before, after, stride, dilation].map(whole));
      const counts = await call(
        'coverage',
        whole(1),
        whole(size),
        whole(1),
        whole(kernel),
        record({
          stride_rows: whole(1),
          stride_columns: whole(stride),
          pad_top: whole(0),
          pad_left: whole(before),
          pad_bottom: whole(0),
          pad_right: whole(after),
          dilation_rows: whole(1),
          dilation_columns: whole(dilation),
        }),
      );
      await press(place, 'Show it');
      assert.equal(await place.locator('.verdict').textContent(), `It is ${shown(outputs)}.`);
      assert.equal(await place.locator('svg .frame').count(), outputs);
      assert.deepEqual((await place.locator('svg text').allTextContents()).slice(-size), counts[0].map(shown));
    },
  },
  receptive_field: {
    state: () => ({
      layers: Array.from({ length: random(1, 3) }, () => [
        random(0, 4) || random(0, 4),
        random(1, 2),
        random(0, 1),
        random(1, 2),
      ]),
      size: random(3, 16),
      output: random(0, 2),
      pixel: random(0, 2),
    }),
    async check(place, { layers, size, output, pixel }) {
      const stack = sequence(
        layers.map(([kernel, stride, pad, dilation]) =>
          record({ kernel: whole(kernel), stride: whole(stride), pad: whole(pad), dilation: whole(dilation) }),
        ),
      );
      const field = await call('receptive_field', stack);
      await press(place, 'Show it');
      assert.equal(await place.locator('.verdict').textContent(), `It is ${shown(field.size)}.`);
      const poked = Array.from({ length: size }, (_, i) => (i === pixel ? 1 : 0));
      const gains = await call('run_stack', reals(poked), stack);
      const touched = await call('touched', stack, whole(size), whole(output));
      await tableShows(place, `What each output gains when pixel ${pixel} grows by 1 (all weights 1)`, [gains]);
      const marked = await place.locator('table[aria-label="pixels: choose one to poke"] td.first').allTextContents();
      assert.deepEqual(marked, touched.map(shown));
    },
  },
  shift: {
    state: () => ({
      image: rows(2 * random(1, 3), 2 * random(1, 3)),
      kernel: rows(odd() + (random(0, 9) === 0), odd()),
      way: ['ring', 'zero', 'pool', 'blur'][random(0, 3)],
      down: random(-3, 3),
      right: random(-3, 3),
      stride: random(1, 2),
    }),
    async check(place, { image, kernel, way, down, right, stride }) {
      const [top, left] = [Math.trunc((kernel.length - 1) / 2), Math.trunc((kernel[0].length - 1) / 2)];
      const geometry = record({
        stride_rows: whole(stride),
        stride_columns: whole(stride),
        pad_top: whole(top),
        pad_left: whole(left),
        pad_bottom: whole(top),
        pad_right: whole(left),
        dilation_rows: whole(1),
        dilation_columns: whole(1),
      });
      const map = async (rows) => {
        if (way === 'pool') return call('max_pool_ring', plane(rows), whole(2), whole(stride));
        if (way === 'blur') return call('max_blur_pool_ring', plane(rows), whole(2), whole(stride));
        if (way === 'zero') return call('correlate_with_geometry', plane(rows), plane(kernel), 0, geometry);
        return call('subsample', plane(await call('correlate_ring', plane(rows), plane(kernel))), whole(stride));
      };
      const move = (rows, by) =>
        way === 'zero'
          ? call('shift', plane(rows), whole(by[0]), whole(by[1]), 0)
          : call('roll', plane(rows), whole(by[0]), whole(by[1]));
      const first = await map(await move(image, [down, right]));
      const by = [
        await call('output_shift', whole(down), whole(stride)),
        await call('output_shift', whole(right), whole(stride)),
      ];
      const before = await map(image);
      await press(place, 'yes');
      await tableShows(place, 'shift, then map', first);
      await tableShows(place, 'map, then shift', by.includes(null) ? before : await move(before, by));
    },
  },
};

// ---- the pages ------------------------------------------------------------------------------------------------------

const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.wasm': 'application/wasm' };
const server = http
  .createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://kit');
    try {
      const content = await readFile(path.join(kit, pathname));
      response
        .writeHead(200, { 'content-type': types[path.extname(pathname)] ?? 'application/octet-stream' })
        .end(content);
    } catch {
      response.writeHead(404).end();
    }
  })
  .listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const address = `http://127.0.0.1:${server.address().port}/tests/book/explorers.html`;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 390, height: 6000 } });
page.setDefaultTimeout(120_000);
const complaints = [];
page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
page.on('pageerror', (error) => complaints.push(error.stack));

const refused = {};
for (let i = 0; i < states; ++i) {
  const given = Object.fromEntries(Object.entries(explorers).map(([name, { state }]) => [name, state()]));
  const query = new URLSearchParams(
    Object.entries(given).flatMap(([name, state]) =>
      Object.entries(state).map(([key, value]) => [`${name}.${key}`, text(value)]),
    ),
  );
  await page.goto(`${address}?${query}`);
  for (const [name, { check }] of Object.entries(explorers)) {
    const place = page.locator(`[data-explorer=${name}]`);
    await place.locator('.given').waitFor();
    try {
      await check(place, given[name]);
      assert.equal(await place.locator('.refusal').count(), 0, 'it shows a refusal');
    } catch (error) {
      if (!(error instanceof Refused)) throw new Error(`${name} ${query}: ${error.message}`, { cause: error });
      refused[name] = (refused[name] ?? 0) + 1;
      assert.equal(await place.locator('.refusal').textContent(), error.message, `${name} ${query}`);
    }
  }
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${query} is too wide`);
}

// ---- by keyboard alone, and the state in the address ----------------------------------------------------------------

await page.goto(address);
const first = page.locator('[data-explorer=window]');
await first.locator('.given').waitFor();
await first.getByLabel('image, row 0, column 0').focus();
await page.keyboard.type('7');
await page.keyboard.press('ArrowDown');
await page.keyboard.type('-2');
assert.equal(new URL(page.url()).searchParams.get('window.image'), '7,1,2;-2,4,5;6,7,8');
await first.getByLabel('map, row 0, column 0').focus();
await page.keyboard.press('ArrowRight');
await page.keyboard.press('Tab');
await page.keyboard.type('25');
await page.keyboard.press('Enter');
assert.equal(await first.locator('.verdict').textContent(), 'Right.');

assert.deepEqual(complaints, []);
console.log(
  `${states} states of each of ${Object.keys(explorers).length} explorers; refused: ${JSON.stringify(refused)}`,
);
await browser.close();
server.close();
native.stdin.end();
