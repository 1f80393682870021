// An output is the sum over its window: edit image and kernel, say what an output is, see its window and its sum.

import { h, reactive, ref, watch } from 'vue';

import { plane, whole } from './reference.js';
import {
  askNumber,
  dial,
  editor,
  factorText,
  numberText,
  plate,
  refusal,
  stateInAddress,
  usePrediction,
  useReferences,
  wordsIn,
} from './toolkit.js';

const own = {
  en: {
    image: 'image',
    kernel: 'kernel',
    map: 'map',
    bias: 'bias',
    all: 'Show the whole map',
    hidden: 'not shown yet',
    question: (row, column) => `What stands at row ${row}, column ${column} of the map?`,
  },
  zh: {
    image: '图像',
    kernel: '卷积核',
    map: '特征图',
    bias: '偏置',
    all: '显示整张特征图',
    hidden: '尚未显示',
    question: (row, column) => `特征图第 ${row} 行第 ${column} 列是多少？`,
  },
};

export default {
  props: ['language'],
  setup({ language }) {
    const words = wordsIn(language, own);
    const state = stateInAddress('window', {
      image: [
        [0, 1, 2],
        [3, 4, 5],
        [6, 7, 8],
      ],
      kernel: [
        [0, 1],
        [2, 3],
      ],
      bias: 0,
      row: 0,
      column: 0,
    });
    const ask = useReferences();
    const made = usePrediction(() => [state.image, state.kernel, state.bias, state.row, state.column]);
    const known = reactive(new Set()); // the outputs that were seen
    watch(
      () => [state.image, state.kernel, state.bias],
      () => {
        known.clear();
        hovered.value = null;
      },
      { deep: true },
    );
    watch(
      made,
      (guess) => {
        if (guess !== null) known.add(`${state.row},${state.column}`);
      },
      { flush: 'sync' },
    );

    const hovered = ref(null); // the output under the pointer, whose window is shown as long as it is there
    const at = () => hovered.value ?? [state.row, state.column];
    const inWindow = (i, j) => {
      const [row, column] = at();
      return i >= row && i < row + state.kernel.length && j >= column && j < column + state.kernel[0].length;
    };
    const terms = ([row, column]) =>
      state.kernel.flatMap((weights, m) =>
        weights.map((weight, n) => {
          const pixel = state.image[row + m][column + n];
          return `${m + n === 0 ? numberText(pixel) : factorText(pixel)}·${factorText(weight)}`;
        }),
      );

    const answer = () => {
      const map = ask((call) => call('correlate', plane(state.image), plane(state.kernel), state.bias));
      if (map.refusal) return refusal(map.refusal);
      const one = ask((call) =>
        call('response_at', plane(state.image), plane(state.kernel), whole(state.row), whole(state.column), state.bias),
      );
      const shows = (i, j) => known.has(`${i},${j}`);
      return [
        plate({
          title: words.map,
          words,
          picked: [state.row, state.column],
          rows: map.value.map((row, i) => row.map((value, j) => (shows(i, j) ? value : '?'))),
          mark: (i, j) => (i === state.row && j === state.column ? 'first' : ''),
          pick: (i, j) => Object.assign(state, { row: i, column: j }),
          hover: (cell) => {
            hovered.value = cell;
          },
        }),
        one.refusal
          ? refusal(one.refusal)
          : h('div', { class: 'told' }, [
              made.value === null && shows(state.row, state.column)
                ? null
                : askNumber({ question: words.question(state.row, state.column), made, answer: one.value, words }),
              h(
                'p',
                { class: 'sum' },
                `${[...terms(at()), factorText(state.bias)].join(' + ')} = ${
                  shows(...at()) ? numberText(map.value[at()[0]][at()[1]]) : '?'
                }`,
              ),
              h(
                'button',
                {
                  type: 'button',
                  class: 'quiet',
                  onClick: () => map.value.forEach((row, i) => row.forEach((_, j) => known.add(`${i},${j}`))),
                },
                words.all,
              ),
            ]),
      ];
    };
    return () => [
      h('div', { class: 'given' }, [
        editor({
          title: words.image,
          rows: state.image,
          most: 8,
          words,
          give: (rows) => {
            state.image = rows;
          },
          mark: (i, j) => (inWindow(i, j) ? 'first' : ''),
        }),
        editor({
          title: words.kernel,
          rows: state.kernel,
          most: 5,
          words,
          give: (rows) => {
            state.kernel = rows;
          },
        }),
        dial({
          label: words.bias,
          value: state.bias,
          least: -10,
          most: 10,
          whole: false,
          give: (bias) => {
            state.bias = bias;
          },
        }),
      ]),
      h('div', { class: 'answer' }, answer()),
    ];
  },
};
