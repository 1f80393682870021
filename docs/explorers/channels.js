// Mix the channels of a picture with two 1×1 layers: say what a pixel becomes; then whether one layer can do the same,
// without and with a ReLU between the two.

import { computed, h } from 'vue';

import { picture, scene, within } from './picture.js';
import { plane, reals, record, volume, word } from './reference.js';
import {
  apart,
  askChoice,
  askNumber,
  choice,
  dial,
  factorText,
  numberText,
  plate,
  refusal,
  stateInAddress,
  usePrediction,
  useReferences,
  useSeen,
  wordsIn,
} from './toolkit.js';

const own = {
  en: {
    picture: 'picture, in colour',
    colours: ['red', 'green', 'blue'],
    row: (layer, output) => `layer ${layer}, output ${output}`,
    from: (output) => `from output ${output}`,
    bias: 'bias',
    between: 'Between the layers:',
    ways: { nothing: 'nothing', relu: 'a ReLU' },
    mix: (row, column) => `What is output 0 of layer 1 at row ${row}, column ${column}?`,
    fuse: {
      nothing: 'One layer, made of the two by fuse: where will it give the same?',
      relu: 'One layer, made of the two by fuse, which knows of no ReLU: where will it give the same?',
    },
    all: 'at every pixel',
    some: 'at some pixels',
    none: 'at no pixel',
    first: (output) => `layer 1, output ${output}`,
    second: (output) => `layer 2, output ${output}`,
    fused: (output) => `fused, output ${output}`,
    pixel: 'at the frame',
    stations: ['colours', 'layer 1', 'between', 'layer 2', 'fused'],
    below: 'Orange: below 0, which a ReLU makes 0.',
    apart: (count, all) =>
      count === 0
        ? `The same as layer 2 at all ${all} pixels.`
        : `Orange: not the same as layer 2, at ${count} of ${all} pixels.`,
    weights: 'weights of the fused layer',
    biases: 'its bias',
  },
  zh: {
    picture: '彩色图片',
    colours: ['红', '绿', '蓝'],
    row: (layer, output) => `第 ${layer} 层，输出 ${output}`,
    from: (output) => `来自输出 ${output}`,
    bias: '偏置',
    between: '两层之间：',
    ways: { nothing: '什么都没有', relu: '一个 ReLU' },
    mix: (row, column) => `第 1 层的输出 0 在第 ${row} 行第 ${column} 列是多少？`,
    fuse: {
      nothing: '用 fuse 把两层合成一层：它在哪里给出相同的结果？',
      relu: '用 fuse 把两层合成一层，它不知道 ReLU：它在哪里给出相同的结果？',
    },
    all: '每个像素',
    some: '部分像素',
    none: '没有一个像素',
    first: (output) => `第 1 层，输出 ${output}`,
    second: (output) => `第 2 层，输出 ${output}`,
    fused: (output) => `合成的层，输出 ${output}`,
    pixel: '方框处',
    stations: ['颜色', '第 1 层', '两层之间', '第 2 层', '合成的层'],
    below: '橙色：小于 0，ReLU 会把它变成 0。',
    apart: (count, all) =>
      count === 0 ? `全部 ${all} 个像素都与第 2 层相同。` : `橙色：与第 2 层不同，${all} 个像素中有 ${count} 个。`,
    weights: '合成的层的权重',
    biases: '它的偏置',
  },
};

export default {
  props: ['language'],
  setup({ language }) {
    const words = wordsIn(language, own);
    const ask = useReferences();
    const state = stateInAddress('channels', {
      first: [
        [1, 0, -1],
        [0, 1, -1],
      ],
      firstBias: [[0, 0]],
      second: [[1, 1]],
      secondBias: [[100]],
      between: 'nothing',
      row: 9,
      column: 9,
    });
    const colours = scene(10);
    const [height, width] = [colours[0].length, colours[0][0].length];
    const bent = () => state.between === 'relu';
    const at = () => [within(state.row, height), within(state.column, width)];
    const layer = (weights, bias) => record({ weights: plane(weights), bias: reals(bias[0]) });

    const made = {
      mix: usePrediction(() => state),
      fuse: usePrediction(() => [state.first, state.firstBias, state.second, state.secondBias, bent()]),
    };
    const seen = { mix: useSeen(made.mix, () => 'mix'), fuse: useSeen(made.fuse, bent) };

    const results = computed(() =>
      ask((call) => {
        const apply = (planes, weights, bias) => call('conv_1x1', volume(planes), plane(weights), reals(bias[0]));
        const first = apply(colours, state.first, state.firstBias);
        const between = bent() ? call('relu', volume(first)) : first;
        const second = apply(between, state.second, state.secondBias);
        const one = call('fuse', layer(state.first, state.firstBias), layer(state.second, state.secondBias));
        const fused = apply(colours, one.weights, [one.bias]);
        const grey = (planes) => planes.map((rows) => call('show', plane(rows), word(0)));
        return { first, between, second, one, fused, greys: [first, second, fused].map(grey) };
      }),
    );
    const negative = (value) => value < 0 && apart(value, 0);
    const where = (rows, is) =>
      rows.flatMap((row, i) => row.flatMap((value, j) => (is(value, i, j) ? [[i, j]] : [])));

    const dials = (number, weights, bias, names) =>
      state[weights].map((row, output) =>
        h('fieldset', { key: `${number} ${output}` }, [
          h('legend', words.row(number, output)),
          ...row.map((value, input) =>
            dial({
              label: names(input),
              value,
              least: -2,
              most: 2,
              step: 0.1,
              whole: false,
              give: (given) => {
                state[weights] = state[weights].map((old, o) =>
                  old.map((weight, c) => (o === output && c === input ? given : weight)),
                );
              },
            }),
          ),
          state[bias][0][output] !== undefined &&
            dial({
              label: words.bias,
              value: state[bias][0][output],
              least: -255,
              most: 255,
              whole: false,
              give: (given) => {
                state[bias] = [state[bias][0].map((old, o) => (o === output ? given : old))];
              },
            }),
        ]),
      );

    const answer = () => {
      const { value, refusal: refused } = results.value;
      if (refused) return refusal(refused);
      const { first, between, second, one, fused, greys } = value;
      const [row, column] = at();
      const [mixed, opened] = [seen.mix(), seen.fuse()];
      const pictures = (title, planes, spots = () => []) =>
        planes.map((rows, output) =>
          picture({
            key: title(output),
            title: title(output),
            words,
            planes: rows ? [rows] : undefined,
            size: [height, width],
            spots: spots(output),
            place: { row, column, rows: 1, columns: 1 },
            move,
          }),
        );
      const hidden = (planes) => planes.map(() => undefined);
      const differ = fused.map((rows, output) => where(rows, (value, i, j) => apart(value, second[output][i][j])));
      const places = new Set(differ.flat().map(String)).size;
      const known = (numbers) => numbers.map((number) => (opened ? number : '?'));
      const terms = [
        ...state.first[0].map((weight, c) => `${numberText(colours[c][row][column])}·${factorText(weight)}`),
        factorText(state.firstBias[0][0]),
      ];
      return [
        h('div', { class: 'told wide' }, [
          mixed && made.mix.value === null
            ? null
            : askNumber({ question: words.mix(row, column), made: made.mix, answer: first[0][row][column], words }),
          h('p', { class: 'sum' }, `${terms.join(' + ')} = ${mixed ? numberText(first[0][row][column]) : '?'}`),
        ]),
        ...(mixed
          ? [
              h('div', { class: 'small' }, [
                ...pictures(words.first, greys[0], (output) => where(first[output], negative)),
                ...pictures(words.second, greys[1]),
              ]),
              h('p', { class: 'wide' }, words.below),
              h('div', { class: 'told wide' }, [
                choice({
                  label: words.between,
                  value: bent() ? 'relu' : 'nothing',
                  options: Object.entries(words.ways),
                  give: (way) => {
                    state.between = way;
                  },
                }),
                opened && made.fuse.value === null
                  ? null
                  : askChoice({
                      question: words.fuse[bent() ? 'relu' : 'nothing'],
                      made: made.fuse,
                      words,
                      options: ['all', 'some', 'none'].map((name) => [name, words[name]]),
                      answer: places === 0 ? 'all' : places < height * width ? 'some' : 'none',
                    }),
              ]),
              h('div', { class: 'small' }, [
                ...pictures(words.fused, opened ? greys[2] : hidden(fused), (output) => (opened ? differ[output] : [])),
                h('div', { class: 'told' }, [
                  opened ? h('p', { role: 'status' }, words.apart(places, height * width)) : null,
                  plate({ title: words.weights, words, rows: one.weights.map(known) }),
                  plate({ title: words.biases, words, rows: [known(one.bias)] }),
                ]),
              ]),
            ]
          : []),
      ];
    };
    /** What becomes of the pixel in the frame, station by station. */
    const stations = () => {
      const [row, column] = at();
      const { first, between, second, fused } = results.value.value ?? {};
      const known = [true, seen.mix(), seen.mix(), seen.mix(), seen.mix() && seen.fuse()];
      return plate({
        title: words.pixel,
        words,
        rows: [colours, first, between, second, fused].map((planes, i) => [
          words.stations[i],
          ...(planes ?? []).map((rows) => (known[i] ? rows[row][column] : '?')),
        ]),
      });
    };
    const move = (row, column) => Object.assign(state, { row: within(row, height), column: within(column, width) });
    return () => {
      const [row, column] = at();
      return [
        h('div', { class: 'given' }, [
          picture({
            title: words.picture,
            words,
            planes: colours,
            place: { row, column, rows: 1, columns: 1 },
            move,
          }),
          stations(),
        ]),
        h('div', { class: 'given layers' }, [
          ...dials(1, 'first', 'firstBias', (input) => words.colours[input] ?? String(input)),
          ...dials(2, 'second', 'secondBias', words.from),
        ]),
        h('div', { class: 'answer' }, answer()),
      ];
    };
  },
};
