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
  volume,
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
/** The three planes of bytes that a picture has. */
const picture = (place, title) =>
  place.locator(`figure:has(> figcaption:text-is("${title}")) canvas`).evaluate((canvas) => {
    // A copy is read: Chromium warns of canvases that are read again and again and do not say so.
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    const row = (i, channel) => Array.from({ length: width }, (_, j) => data[4 * (i * width + j) + channel]);
    return [0, 1, 2].map((channel) => Array.from({ length: height }, (_, i) => row(i, channel)));
  });
/** How many pixels of a picture are marked. */
const spots = async (place, title) => {
  const marks = place.locator(`figure:has(> figcaption:text-is("${title}")) .spots`);
  return (await marks.count()) === 0 ? 0 : (await marks.getAttribute('d')).split('M').length - 1;
};
const brief = (number) => shown(Number(number.toPrecision(4)));
const press = (place, name) => place.getByRole('button', { name, exact: true }).click();

/** Three planes as a file, an uncompressed bitmap. */
function bitmap([red, green, blue]) {
  const [height, width] = [red.length, red[0].length];
  const stride = 4 * Math.ceil((3 * width) / 4);
  const file = Buffer.alloc(54 + stride * height);
  file.write('BM');
  for (const [at, number] of [
    [2, file.length],
    [10, 54],
    [14, 40],
    [18, width],
    [22, -height],
  ])
    file.writeInt32LE(number, at);
  file.writeInt16LE(1, 26);
  file.writeInt16LE(24, 28);
  red.forEach((row, i) =>
    row.forEach((_, j) => file.set([blue[i][j], green[i][j], red[i][j]], 54 + stride * i + 3 * j)),
  );
  return { name: 'photo.bmp', mimeType: 'image/bmp', buffer: file };
}
const within = (number, length) => Math.min(length - 1, Math.max(0, number));
const clamp = word(0);
const mappings = ['clamp', 'absolute', 'offset128', 'stretch'];
const operators = ['prewitt', 'sobel', 'scharr'];
const arrows = ['→', '↘', '↓', '↙', '←', '↖', '↑', '↗'];

/** All numbers of two lists of lists differ by so much at most. */
function near(shown, right, most) {
  const [one, other] = [shown, right].map((each) => each.flat(Infinity));
  assert.equal(one.length, other.length);
  one.forEach((number, i) => assert.ok(Math.abs(number - other[i]) <= most, `${number} is not ${other[i]}`));
}

/** What a curve's steps stand for, where its lower end is `least` and its upper one `most`. */
async function curve(place, title, least, most) {
  const steps = await place.getByRole('img', { name: title, exact: true }).locator('.steps').getAttribute('d');
  const heights = Array.from(steps.matchAll(/[ V]([-\d.e]+)H/g), ([, y]) => Number(y));
  return heights.map((y) => least + ((98 - y) / 96) * (most - least || 1));
}

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
  channels: {
    state: () => {
      const [between, outputs] = [random(1, 3), random(1, 2)];
      return {
        first: rows(between, random(0, 19) ? 3 : 2),
        firstBias: rows(1, random(0, 19) ? between : between + 1),
        second: rows(outputs, random(0, 19) ? between : between + 1),
        secondBias: rows(1, outputs),
        between: ['nothing', 'relu'][random(0, 1)],
        row: random(0, 23),
        column: random(0, 31),
      };
    },
    async check(place, { first, firstBias, second, secondBias, between, row, column }) {
      const apply = (planes, weights, [bias]) => call('conv_1x1', volume(planes), plane(weights), reals(bias));
      const layer = (weights, [bias]) => record({ weights: plane(weights), bias: reals(bias) });
      const colours = await picture(place, 'picture, in colour');
      const mixed = await apply(colours, first, firstBias);
      const bent = between === 'relu' ? await call('relu', volume(mixed)) : mixed;
      const results = await apply(bent, second, secondBias);
      const one = await call('fuse', layer(first, firstBias), layer(second, secondBias));
      const fused = await apply(colours, one.weights, [one.bias]);

      await press(place, 'Show it');
      assert.equal(await place.locator('.verdict').textContent(), `It is ${shown(mixed[0][row][column])}.`);
      assert.ok((await place.locator('.sum').textContent()).endsWith(` = ${shown(mixed[0][row][column])}`));
      await press(place, 'at every pixel');
      const apart = (o, i, j) => Math.abs(results[o][i][j] - fused[o][i][j]) > 1e-9 * Math.max(1, Math.abs(fused[o][i][j]));
      const count = (planes, is) => planes.map((rows, o) => rows.flatMap((r, i) => r.filter((n, j) => is(n, o, i, j))).length);
      for (const [title, planes, marked] of [
        ['layer 1, output', mixed, count(mixed, (number) => number < 0)],
        ['layer 2, output', results, results.map(() => 0)],
        ['fused, output', fused, count(fused, (_, ...at) => apart(...at))],
      ]) {
        for (const [output, rows] of planes.entries()) {
          const grey = await call('show', plane(rows), clamp);
          assert.deepEqual(await picture(place, `${title} ${output}`), [grey, grey, grey], title);
          assert.equal(await spots(place, `${title} ${output}`), marked[output], title);
        }
      }
      const places = colours[0].flatMap((r, i) => r.filter((_, j) => fused.some((_, o) => apart(o, i, j)))).length;
      const where = places === 0 ? 'at every pixel' : places < 24 * 32 ? 'at some pixels' : 'at no pixel';
      assert.equal(
        await place.locator('.verdict').nth(1).textContent(),
        places === 0 ? 'Right.' : `Not so: ${where}.`,
      );
      assert.ok((await place.locator('.small').last().textContent()).includes(places === 0 ? 'all 768' : `${places} of 768`));
      await tableShows(place, 'weights of the fused layer', one.weights);
      await tableShows(place, 'its bias', [one.bias]);
      assert.deepEqual(
        (await table(place, 'at the frame')).map((cells) => cells.slice(1)),
        [colours, mixed, bent, results, fused].map((planes) => planes.map((rows) => shown(rows[row][column]))),
      );
    },
  },
  photo: {
    state: () => ({
      view: ['kernel', 'magnitude', 'direction'][random(0, 2)],
      kernel: rows(random(1, 4), random(1, 4)),
      operator: [...operators, 'none'][random(0, 9) ? random(0, 2) : 3],
      mapping: [...mappings, 'none'][random(0, 9) ? random(0, 3) : 4],
      row: random(0, 20),
      column: random(0, 20),
    }),
    async check(place, { view, kernel, operator, mapping, row, column }) {
      // A photo of the reader's own; in one state of ten it is the scene.
      if (random(0, 9)) {
        const [height, width] = [random(1, 20), random(1, 30)];
        const byte = () => Array.from({ length: height }, () => Array.from({ length: width }, () => random(0, 255)));
        const colours = [byte(), byte(), byte()];
        await place.locator('input[type=file]').setInputFiles(bitmap(colours));
        await place.locator(`canvas[width="${width}"][height="${height}"]`).waitFor();
        const grey = await call('show', plane((await call('grey_1x1', volume(colours)))[0]), clamp);
        assert.deepEqual(await picture(place, 'photo, in grey'), [grey, grey, grey]);
      }
      const [grey] = await picture(place, 'photo, in grey');
      const [height, width] = view === 'kernel' ? [kernel.length, kernel[0].length] : [3, 3];
      const least = [0, 0, 1, 1].map(whole);
      const down = await call('out_size', whole(grey.length), whole(height), ...least);
      const across = await call('out_size', whole(grey[0].length), whole(width), ...least);
      [row, column] = [within(row, down), within(column, across)];
      const window = grey.slice(row, row + height).map((pixels) => pixels.slice(column, column + width));
      await tableShows(place, 'the window there', window);

      const gradient = async (rows) => {
        const maps = await call('gradient', plane(rows), word(operators.indexOf(operator)));
        const both = record({ x: plane(maps.x), y: plane(maps.y) });
        return { ...maps, magnitude: await call('magnitude', both), direction: await call('direction', both) };
      };
      let map, told, wanted;
      if (view === 'kernel') {
        const { value, evidence } = await call('respond', plane(window), plane(kernel));
        map = await call('correlate', plane(grey), plane(kernel), 0);
        told = `The kernel answers ${shown(value)}: ${evidence}.`;
        wanted = { rising: 'above 0', falling: 'below 0', balanced: '0' }[evidence];
        await press(place, 'above 0');
      } else {
        const maps = await gradient(grey);
        const [x, y, magnitude, direction] = ['x', 'y', 'magnitude', 'direction'].map((name) => maps[name][row][column]);
        map = maps[view];
        told = `x is ${shown(x)}, y is ${shown(y)}; the ${view} is ${brief(maps[view][row][column])}`;
        const [across, down] = [Math.abs(x), Math.abs(y)];
        const nearest = arrows[Math.round((direction / Math.PI) * 4 + 8) % 8];
        if (view === 'magnitude') wanted = across > down ? 'x, across' : down > across ? 'y, down' : 'both alike';
        else wanted = magnitude === 0 ? 'nowhere' : nearest;
        await press(place, view === 'magnitude' ? 'both alike' : 'nowhere');
      }
      if (view === 'direction') {
        const strength = await call('show', plane((await gradient(grey)).magnitude), word(3));
        const colours = [0, 1, 2].map((channel) =>
          map.map((angles, i) =>
            angles.map((angle, j) => strength[i][j] * (0.5 + 0.5 * Math.cos(angle - (channel * 2 * Math.PI) / 3))),
          ),
        );
        near(await picture(place, 'answers'), colours, 1.5);
      } else {
        const bytes = await call('show', plane(map), word(mappings.indexOf(mapping)));
        near(await picture(place, 'answers'), [bytes, bytes, bytes], view === 'kernel' ? 0 : 1);
      }
      const verdict = (await place.locator('.verdict').textContent()).replace('\uFE0E', '');
      const chosen = { kernel: 'above 0', magnitude: 'both alike', direction: 'nowhere' }[view];
      assert.equal(verdict, wanted === chosen ? 'Right.' : `Not so: ${wanted}.`);
      assert.ok((await place.locator('.told').textContent()).includes(told), told);

      const [above, left] = [height, width].map((length) => Math.trunc((length - 1) / 2));
      near(await curve(place, `pixels of row ${row + above}: 0 to 255`, 0, 255), grey[row + above], 1e-9);
      const ends = [Math.min(0, ...map[row]), Math.max(0, ...map[row])];
      const title = `answers beneath them: ${ends.map(brief).join(' to ')}`;
      near(await curve(place, title, ...ends), map[row], 1e-9 * Math.max(1, ...ends.map(Math.abs)));
      const around = (values, at) => Array.from({ length: 7 }, (_, i) => values[at + i - 3]);
      assert.deepEqual(
        await table(place, 'pixels around the frame’s middle, the answers beneath them'),
        [around(grey[row + above], column + left), around(map[row], column)].map((numbers) =>
          numbers.map((number) => (number === undefined ? '' : brief(number))),
        ),
      );
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
const page = await browser.newPage({ viewport: { width: 390, height: 20_000 } });
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
    await place.locator('.given').first().waitFor();
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
await first.locator('.given').first().waitFor();
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
