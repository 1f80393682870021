// The explorers in a browser, against the native references:
//   node explorers_test.mjs ANSWER_REQUESTS
// Each stands in 100 random states, some of which the references refuse. What it shows must be what they say.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

import { launch, newTab as tabOf, serve } from '../../docs/.vitepress/test/site.js';
import { numberIn } from '../../docs/explorers/number.js';
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
import { rendererOf } from '../../docs/explorers/refusals.js';

const kit = fileURLToPath(new URL('../..', import.meta.url));
const ofTheBook = createRequire(path.join(kit, 'docs/'));
const axe = ofTheBook('axe-core');
const states = 100;

const inChinese = rendererOf(JSON.parse(await readFile(path.join(kit, 'docs/zh/words/refusals.json'))));

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

// ---- what a reader writes -------------------------------------------------------------------------------------------

for (const [written, number] of Object.entries({
  0.5: ['0.50', '.5', '0,5', '5e-1', '1/2', '½', '０．５', ' 0.5 '],
  [-0.125]: ['−0.125', '-0,125', '-1/8'],
  1234567: ['1,234,567', '１，２３４，５６７', '1234567.0', '+1234567'],
  1.25: ['1,25', '5/4'],
  0: ['-0', '−0', '0/7'],
  NaN: ['', ' ', '-', '1/0', '1/2/3', '1,2,3', 'half', '1e16', 'Infinity'],
}).flatMap(([number, all]) => all.map((each) => [each, Number(number)])))
  assert.equal(numberIn(written) + 0, number, `"${written}"`);
assert.throws(() => whole(2.5), /2.5 is no whole number/);

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
      length: random(1, 20),
    }),
    async check(place, { height, width, kernel, pad, stride, dilation, border, length }) {
      const read = [];
      const number = ['zero', 'replicate', 'reflect', 'reflect101', 'wrap'].indexOf(border);
      for (let i = -5; i < length + 5; ++i)
        read.push(await call('border_index', whole(i), whole(length), word(number)));
      const title = 'positions in the row, and beneath them the pixel that is read there (–: a zero)';
      assert.deepEqual(await table(place, title), [
        read.map((_, i) => shown(i - 5)),
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
    state: () => {
      const kernel = rows(random(1, 3), random(1, 3));
      if (random(0, 3)) return { image: rows(random(1, 6), random(1, 6)), kernel };
      // In one state of four the maps are alike, though not to the last bit.
      const tenths = kernel.map((row) => row.map((weight) => Math.abs(weight) / 10));
      return { image: Array(6).fill(Array(6).fill(random(1, 99) / 10)), kernel: tenths };
    },
    async check(place, { image, kernel }) {
      const correlated = await call('correlate', plane(image), plane(kernel), 0);
      await press(place, 'alike');
      await tableShows(place, 'correlate', correlated);
      const convolved = await call('convolve', plane(image), plane(kernel));
      await tableShows(place, 'convolve', convolved);
      const alike = convolved.flat().every((number, i) => Math.abs(number - correlated.flat()[i]) < 1e-9);
      assert.equal(await place.locator('.verdict').textContent(), alike ? 'Right.' : 'Not so: different.');
      assert.equal((await place.locator('td.second').count()) > 0, !alike);
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
      const apart = (o, i, j) => {
        const [one, other] = [results, fused].map((planes) => planes[o][i][j]);
        return Math.abs(one - other) > 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
      };
      const count = (planes, is) =>
        planes.map((rows, o) => rows.flatMap((row, i) => row.filter((number, j) => is(number, o, i, j))).length);
      for (const [title, planes, marked] of [
        ['layer 1, output', mixed, count(mixed, (number) => number < -1e-9)],
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
      const told = await place.locator('.small').last().textContent();
      assert.ok(told.includes(places === 0 ? 'all 768 pixels' : `at ${places} of 768 pixels`), told);
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

      const gradient = async () => {
        const maps = await call('gradient', plane(grey), word(operators.indexOf(operator)));
        const both = record({ x: plane(maps.x), y: plane(maps.y) });
        return { ...maps, magnitude: await call('magnitude', both), direction: await call('direction', both) };
      };
      const maps = view === 'kernel' ? {} : await gradient();
      let map, told, wanted;
      if (view === 'kernel') {
        const { value, evidence } = await call('respond', plane(window), plane(kernel));
        map = await call('correlate', plane(grey), plane(kernel), 0);
        told = `The kernel answers ${shown(value)}: ${evidence}.`;
        wanted = { rising: 'above 0', falling: 'below 0', balanced: '0' }[evidence];
        await press(place, 'above 0');
      } else {
        const names = ['x', 'y', 'magnitude', 'direction'];
        const [x, y, magnitude, direction] = names.map((name) => maps[name][row][column]);
        map = maps[view];
        told = `x is ${shown(x)}, y is ${shown(y)}; the ${view} is ${brief(maps[view][row][column])}`;
        const [across, down] = [Math.abs(x), Math.abs(y)];
        const nearest = arrows[Math.round((direction / Math.PI) * 4 + 8) % 8];
        if (view === 'magnitude') wanted = across > down ? 'x, across' : down > across ? 'y, down' : 'both alike';
        else wanted = magnitude === 0 ? 'nowhere' : nearest;
        await press(place, view === 'magnitude' ? 'both alike' : 'nowhere');
      }
      if (view === 'direction') {
        const strength = await call('show', plane(maps.magnitude), word(3));
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
      size: random(1, 40),
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
      size: random(3, 100),
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
      image: random(0, 9) ? rows(2 * random(1, 3), 2 * random(1, 3)) : [[3, 3, 3, 3]],
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
      // An even side takes one output away along itself, which is said.
      const shorter = (length) => Number(way === 'zero' && length % 2 === 0);
      const [lessRows, lessColumns] = [shorter(kernel.length), shorter(kernel[0].length)];
      if (way === 'zero' && stride === 1) {
        assert.equal(before.length, image.length - lessRows);
        assert.equal(before[0].length, image[0].length - lessColumns);
      }
      const said = place.getByText('An even side of the kernel has no middle');
      assert.equal(await said.count(), Number(lessRows + lessColumns > 0));
      await press(place, 'yes');
      await tableShows(place, 'shift, then map', first);
      const second = by.includes(null) ? before : await move(before, by);
      await tableShows(place, 'map, then shift', second);
      const agree = second.flat().every((number, i) => Math.abs(number - first.flat()[i]) < 1e-9);
      assert.equal(await place.locator('.verdict').textContent(), agree ? 'Right.' : 'Not so: no.');
    },
  },
};

// ---- the pages ------------------------------------------------------------------------------------------------------

const site = await serve(kit);
const address = `${site.address}tests/book/explorers.html`;

const browser = await launch();
/** A page so high that all explorers are in sight. */
const newTab = (width) => tabOf(browser, { viewport: { width, height: 20_000 } });
const page = await newTab(390);
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
      assert.ok(inChinese(error.message), `"${error.message}" has no rendering in docs/zh/words/refusals.json`);
    }
  }
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${query} is too wide`);
}

// ---- refusals on a Chinese page -------------------------------------------------------------------------------------

// Every explorer in a state that is refused: the refusal is told in Chinese, the reference's own words stand beneath it.
const refusing = {
  'borders.stride': '2.5',
  'channels.firstBias': '1,2,3',
  'counting.height': '0',
  'flip.kernel': '1;2;3;4;5',
  'geometry.kernel': '9',
  'photo.view': 'magnitude',
  'photo.operator': 'none',
  'receptive_field.layers': '3,0,0,1',
  'shift.stride': '0',
  'window.kernel': '1;2;3;4',
};
const ownWords = {
  borders: '2.5 is no whole number',
  channels: 'bias has 3 values, but must have one a row of the weights, 2',
  counting: 'input: rows is 0, but must be at least 1',
  flip: 'kernel is 5×1, but must not be empty and must fit the 4×5 pixels',
  geometry: 'kernel is 9 and reaches over 9 pixels, but must fit the padded axis of 8',
  photo: 'operation is -1, but must be at least 0',
  receptive_field: 'layers[0]: stride is 0, but must be at least 1',
  shift: 'stride_rows is 0, but must be at least 1',
  window: 'kernel is 4×1, but must not be empty and must fit the 3×3 pixels',
};
assert.deepEqual(Object.keys(ownWords).sort(), Object.keys(explorers).sort());
const refusalsAreTold = async (lead) => {
  await page.goto(`${address}?language=zh&${new URLSearchParams(refusing)}`);
  for (const [name, words] of Object.entries(ownWords)) {
    const told = page.locator(`[data-explorer=${name}] .refusal`);
    assert.equal(await told.textContent(), lead(words) + words);
    assert.equal(await told.locator('small[lang=en]').textContent(), words);
  }
};
await refusalsAreTold((words) => `参考答案拒绝了这些参数：${inChinese(words)}。`);
await page.route('**/refusals.json', (route) => route.fulfill({ json: {} }));
await refusalsAreTold(() => '参考答案拒绝了这些参数，原话是：');
await page.unroute('**/refusals.json');

// ---- an even kernel within a border of zeros ------------------------------------------------------------------------

const even = { image: rows(3, 4), kernel: rows(2, 2), way: 'zero', down: 0, right: 1, stride: 1 };
await page.goto(`${address}?shift.image=${text(even.image)}&shift.kernel=${text(even.kernel)}`);
await page.locator('[data-explorer=shift] .given').first().waitFor();
await explorers.shift.check(page.locator('[data-explorer=shift]'), even);

// ---- a guess that is no number --------------------------------------------------------------------------------------

await page.goto(address);
const asking = page.locator('[data-explorer=geometry]');
const unreadable = asking.getByText('This is no number yet.');
for (const [guess, isRefused] of [
  ['three', true],
  ['', true],
  ['3', false],
]) {
  const field = asking.locator('input[name=guess]');
  await field.fill(guess || ' ');
  assert.equal(await unreadable.isVisible(), false, 'not before the guess is made');
  await field.press('Enter');
  assert.equal(await unreadable.isVisible(), isRefused, `"${guess}"`);
  assert.equal(await asking.locator('.verdict').count(), Number(!isRefused));
}

// ---- a photo of the reader's own ------------------------------------------------------------------------------------

await page.goto(address);
const photo = page.locator('[data-explorer=photo]');
const file = photo.locator('input[type=file]');
await file.setInputFiles({ name: 'words.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
await photo.getByText('words.png is no picture that this browser can read. Take a PNG or a JPEG.').waitFor();
await photo.locator('canvas[width="320"][height="240"]').waitFor();
await file.setInputFiles(bitmap(Array(3).fill(Array.from({ length: 500 }, () => Array(1000).fill(77)))));
await photo.locator('canvas[width="320"][height="160"]').waitFor();
assert.ok((await picture(photo, 'photo, in grey')).flat(2).every((pixel) => pixel === 77));
assert.equal(await photo.locator('.refusal').count(), 0);
const droppedFile = await page.evaluateHandle(
  async (bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(bytes)], 'photo.bmp', { type: 'image/bmp' }));
    return data;
  },
  Array.from(bitmap(Array(3).fill([[1, 2, 3, 4]])).buffer),
);
await photo.locator('.pointing').first().dispatchEvent('drop', { dataTransfer: droppedFile });
await photo.locator('canvas[width="4"][height="1"]').waitFor();
assert.deepEqual((await picture(photo, 'photo, in grey'))[0], [[1, 2, 3, 4]]);
await page.goto(address);
await photo.locator('.pointing').first().click({ position: { x: 0, y: 0 } });
const place = new URL(page.url()).searchParams;
assert.deepEqual([place.get('photo.row'), place.get('photo.column')], ['0', '0']);

// ---- by keyboard alone, and the state in the address ----------------------------------------------------------------

const keyboard = await newTab(390);
await keyboard.addInitScript(() => {
  window.pointed = [];
  for (const kind of ['pointerdown', 'pointermove', 'mousedown', 'touchstart'])
    addEventListener(kind, () => window.pointed.push(kind), true);
});
const keys = async (...names) => {
  for (const name of names) await keyboard.keyboard.press(name);
};
/** Goes on with Tab until what has this name has the focus. */
async function tabTo(explorer, name) {
  for (let i = 0; i < 600; ++i) {
    await keys('Tab');
    const here = await keyboard.evaluate(() => {
      const { activeElement: element } = document;
      return [
        element.closest('[data-explorer]')?.dataset.explorer,
        element.ariaLabel ?? element.labels?.[0]?.firstChild.textContent ?? element.textContent,
      ];
    });
    if (here[0] === explorer && here[1] === name) return;
  }
  assert.fail(`${explorer}: "${name}" cannot be reached by Tab`);
}
/** Answers the question with the keyboard; the page must call it right. */
async function predict(explorer, question, number) {
  await tabTo(explorer, question);
  await keyboard.keyboard.type(String(number));
  await keys('Enter');
  assert.equal(await keyboard.locator(`[data-explorer=${explorer}] .verdict`).textContent(), 'Right.', explorer);
}
const inAddress = (name) => new URL(keyboard.url()).searchParams.get(name);
const geometry = ([stride_rows, stride_columns], [top, left, bottom, right]) =>
  record({
    stride_rows: whole(stride_rows),
    stride_columns: whole(stride_columns),
    pad_top: whole(top),
    pad_left: whole(left),
    pad_bottom: whole(bottom),
    pad_right: whole(right),
    dilation_rows: whole(1),
    dilation_columns: whole(1),
  });

/** For each explorer: what is done by keyboard, and what the references say to it. */
const byKeyboard = {
  async borders(place) {
    await tabTo('borders', 'padding');
    await keys('ArrowRight');
    await tabTo('borders', 'stride');
    await keys('ArrowRight');
    const counts = await call('coverage', ...[5, 5, 3, 3].map(whole), geometry([2, 2], [1, 1, 1, 1]));
    await predict('borders', 'How many pixels does no output read?', counts.flat().filter((count) => !count).length);
    await tableShows(place, 'how many outputs read each pixel', counts);
  },
  async channels(place) {
    await tabTo('channels', 'picture, in colour');
    await keys('ArrowDown', 'ArrowLeft');
    await tabTo('channels', 'red');
    await keys('ArrowRight', 'ArrowRight', 'ArrowRight');
    assert.equal(inAddress('channels.first'), '1.3,0,-1;0,1,-1');
    const pixel = (await picture(place, 'picture, in colour')).map((rows) => [[rows[10][8]]]);
    const first = [
      [1.3, 0, -1],
      [0, 1, -1],
    ];
    const mixed = await call('conv_1x1', volume(pixel), plane(first), reals([0, 0]));
    await predict('channels', 'What is output 0 of layer 1 at row 10, column 8?', mixed[0][0][0]);
    await tabTo('channels', 'Between the layers:');
    await keys('ArrowDown');
    await tabTo('channels', 'at some pixels');
    await keys('Enter');
    const one = await call(
      'fuse',
      record({ weights: plane(first), bias: reals([0, 0]) }),
      record({ weights: plane([[1, 1]]), bias: reals([100]) }),
    );
    await tableShows(place, 'weights of the fused layer', one.weights);
    assert.equal(await place.locator('.verdict').last().textContent(), 'Right.');
  },
  async counting() {
    await tabTo('counting', 'outputs');
    await keys('ArrowRight');
    const layer = { kind: word(0), kernel: whole(3), stride: whole(1), outputs: whole(17), bias: true };
    const image = record({ channels: whole(3), rows: whole(32), columns: whole(32) });
    const [{ params }] = await call('count_costs', image, sequence([record(layer)]));
    await predict('counting', 'How many parameters has layer 0?', params);
  },
  async flip(place) {
    await tabTo('flip', 'kernel, row 0, column 0');
    await keyboard.keyboard.type('7');
    await tabTo('flip', 'different');
    await keys('Enter');
    const image = plane(Array.from({ length: 4 }, (_, i) => [0, 0, i === 2 ? 1 : 0, 0, 0]));
    const kernel = plane([
      [7, 2, 3],
      [4, 5, 6],
    ]);
    assert.equal(await place.locator('.verdict').textContent(), 'Right.');
    await tableShows(place, 'correlate', await call('correlate', image, kernel, 0));
    await tableShows(place, 'convolve', await call('convolve', image, kernel));
  },
  async geometry() {
    await tabTo('geometry', 'stride');
    await keys('ArrowLeft');
    const outputs = await call('out_size', ...[6, 3, 1, 1, 1, 1].map(whole));
    await predict('geometry', 'How many outputs are there?', outputs);
  },
  async photo(place) {
    await tabTo('photo', 'photo, in grey');
    await keys(...Array(3).fill('ArrowUp'), ...Array(102).fill('ArrowLeft'));
    assert.deepEqual([inAddress('photo.row'), inAddress('photo.column')], ['86', '47']);
    await tabTo('photo', 'kernel, row 1, column 2');
    await keyboard.keyboard.type('2');
    const kernel = [
      [-1, 0, 1],
      [-1, 0, 2],
      [-1, 0, 1],
    ];
    const window = (await table(place, 'the window there')).map((row) => row.map(Number));
    const { value, evidence } = await call('respond', plane(window), plane(kernel));
    await tabTo('photo', { rising: 'above 0', falling: 'below 0', balanced: '0' }[evidence]);
    await keys('Enter');
    assert.equal(await place.locator('.verdict').textContent(), 'Right.');
    assert.ok((await place.locator('.told').textContent()).includes(`answers ${shown(value)}:`));
    await tabTo('photo', 'answers');
    await keys('ArrowDown');
    const [grey] = await picture(place, 'photo, in grey');
    const [row] = await call('correlate', plane(grey.slice(87, 90)), plane(kernel), 0);
    assert.deepEqual(
      (await table(place, 'pixels around the frame’s middle, the answers beneath them'))[1],
      row.slice(44, 51).map(brief),
    );
  },
  async receptive_field(place) {
    await tabTo('receptive_field', 'layers, the one that reads the image first, row 0, column 1');
    await keyboard.keyboard.type('2');
    const layers = sequence(
      [2, 1].map((stride) => record({ kernel: whole(3), stride: whole(stride), pad: whole(0), dilation: whole(1) })),
    );
    const { size } = await call('receptive_field', layers);
    await predict('receptive_field', 'How many pixels does one output see, from the first to the last?', size);
    await tabTo('receptive_field', 'pixels: choose one to poke, row 0, column 4: 4');
    await keys('ArrowRight', 'ArrowRight');
    const poked = Array.from({ length: 13 }, (_, i) => (i === 6 ? 1 : 0));
    await tableShows(place, 'What each output gains when pixel 6 grows by 1 (all weights 1)', [
      await call('run_stack', reals(poked), layers),
    ]);
  },
  async shift(place) {
    const image = [
      [0, 0, 0, 0, 0, 0],
      [0, 5, 1, 0, 0, 0],
      [0, 2, 0, 0, 0, 0],
      [0, 0, 0, 3, 0, 4],
    ];
    const kernel = [
      [0, 1, 0],
      [1, 2, -1],
      [0, 3, 0],
    ];
    await keyboard.goto(`${address}?shift.way=ring&shift.image=${image.join(';')}&shift.kernel=${kernel.join(';')}`);
    await place.locator('.given').first().waitFor();
    await tabTo('shift', 'shift down');
    await keys('ArrowRight');
    await tabTo('shift', 'yes');
    await keys('Enter');
    const moved = await call('roll', plane(image), whole(1), whole(1));
    await tableShows(place, 'shift, then map', await call('correlate_ring', plane(moved), plane(kernel)));
    assert.equal(await place.locator('.verdict').textContent(), 'Right.');
  },
  async window(place) {
    await tabTo('window', 'image, row 0, column 0');
    await keyboard.keyboard.type('7');
    await keys('ArrowDown');
    await keyboard.keyboard.type('-2');
    assert.equal(inAddress('window.image'), '7,1,2;-2,4,5;6,7,8');
    await tabTo('window', 'map, row 0, column 0: ?');
    await keys('ArrowRight');
    assert.deepEqual([inAddress('window.row'), inAddress('window.column')], [null, '1']);
    const image = [
      [7, 1, 2],
      [-2, 4, 5],
      [6, 7, 8],
    ];
    const kernel = [
      [0, 1],
      [2, 3],
    ];
    const map = await call('correlate', plane(image), plane(kernel), 0);
    await predict('window', 'What stands at row 0, column 1 of the map?', map[0][1]);
    assert.equal((await table(place, 'map'))[0][1], shown(map[0][1]));
  },
};
for (const [name, used] of Object.entries(byKeyboard)) {
  await keyboard.goto(address);
  for (const each of Object.keys(explorers))
    await keyboard.locator(`[data-explorer=${each}] .given`).first().waitFor();
  await used(keyboard.locator(`[data-explorer=${name}]`));
  assert.deepEqual(await keyboard.evaluate(() => window.pointed), [], 'nothing was pointed at');
}
assert.deepEqual(Object.keys(byKeyboard).sort(), Object.keys(explorers).sort());

// ---- what axe finds, before and after the answers are shown ---------------------------------------------------------

/** What shows an explorer's answers, one button after the other. */
const reveal = {
  borders: ['Show it'],
  channels: ['Show it', 'at every pixel'],
  counting: ['Show it'],
  flip: ['alike'],
  geometry: ['Show it'],
  photo: ['above 0'],
  receptive_field: ['Show it'],
  shift: ['yes'],
  window: ['Show the whole map'],
};
async function inspect(tab, what) {
  const { violations } = await tab.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  const serious = violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
  assert.deepEqual(serious, [], what);
}
for (const theme of ['light', 'dark']) {
  const tab = await newTab(390);
  await tab.goto(theme === 'dark' ? `${address}?dark` : address);
  for (const name of Object.keys(explorers)) await tab.locator(`[data-explorer=${name}] .given`).first().waitFor();
  await tab.evaluate(axe.source);
  await inspect(tab, `${theme}, before`);
  for (const [name, buttons] of Object.entries(reveal))
    for (const button of buttons) await press(tab.locator(`[data-explorer=${name}]`), button);
  await inspect(tab, `${theme}, after`);
  await tab.close();
}
assert.deepEqual(Object.keys(reveal).sort(), Object.keys(explorers).sort());

// ---- the figure that stands there without the explorer --------------------------------------------------------------

/** Of each explorer, the figure in its place in the book. */
const figures = {};
const book = path.join(kit, 'docs');
for (const page of (await readdir(book)).filter((name) => /^\d\d_.*\.md$/.test(name))) {
  const words = await readFile(path.join(book, page), 'utf8');
  for (const [, name, figure] of words.matchAll(/^<Explorer name="(\w+)">\n\n!\[[^\]]*\]\(([^)]+)\)$/gm))
    figures[name] = await readFile(path.join(book, figure), 'utf8');
}
assert.deepEqual(Object.keys(figures).sort(), Object.keys(explorers).sort());

/** The grids of numbers in a figure: the rows of each, in their order. A number that stands alone is one of a cell. */
function gridsOf(figure) {
  const cell = 34; // pixels
  const is = (one, other) => Math.abs(one - other) < 0.5;
  const grids = [];
  let last;
  for (const [, x, y, number] of figure.matchAll(/<text class='[^']*' x='([^']*)' y='([^']*)'[^>]*>(−?[\d.,]+)</g)) {
    const [left, top] = [Number(x), Number(y)];
    if (last && is(top, last.top) && is(left, last.left + cell)) grids.at(-1).at(-1).push(number);
    else if (last && is(top, last.top + cell) && is(left, last.begin)) grids.at(-1).push([number]);
    else grids.push([[number]]);
    const begin = grids.at(-1).at(-1).length === 1 ? left : last.begin;
    last = { left, top, begin };
  }
  return grids.map((rows) => rows.map((row) => row.join(' ')));
}
/** The numbers in each table and drawing of an explorer, and those that can be set, in their order. */
const numbersIn = (place) =>
  place.evaluate((element) => {
    const all = (within, what, read) => Array.from(within.querySelectorAll(what), read);
    const tables = all(element, 'table', (table) =>
      all(table, 'th, td', (cell) => cell.querySelector('input')?.value ?? cell.textContent.trim()),
    );
    const drawn = all(element, 'svg', (each) => all(each, 'text', (word) => word.textContent.trim()));
    const set = all(element, 'input[type=range]', (input) => input.value);
    return [...tables, ...drawn, set].map((words) => ` ${words.join(' ').replaceAll('-', '−')} `);
  });
/** Whether the rows stand in the words, one after the other. */
function holds(words, rows) {
  let from = 0;
  return rows.every((row) => {
    const at = words.indexOf(` ${row} `, from);
    from = at + row.length + 1;
    return at >= 0;
  });
}
/** The map on the way from the row to the moved map: the explorer shows the two ends. */
const onTheWay = { shift: [['3 6 9 12 9']] };
const first = await newTab(1000);
await first.goto(address);
for (const [name, buttons] of Object.entries(reveal)) {
  const place = first.locator(`[data-explorer=${name}]`);
  await place.locator('.given').first().waitFor();
  for (const button of buttons) await press(place, button);
  const there = await numbersIn(place);
  const lacking = gridsOf(figures[name]).filter((rows) => !there.some((words) => holds(words, rows)));
  assert.deepEqual(lacking, onTheWay[name] ?? [], `${name}: its figure shows what its first state does not`);
}
await first.close();

assert.deepEqual(complaints, []);
console.log(
  `${states} states of each of ${Object.keys(explorers).length} explorers; refused: ${JSON.stringify(refused)}`,
);
await browser.close();
site.close();
native.stdin.end();
