// What lies outside an image, and how often each of its pixels counts: choose a border, say how many never count.

import { h } from 'vue';

import { record, whole, word } from './reference.js';
import {
  askNumber,
  choice,
  dial,
  plate,
  refusal,
  stateInAddress,
  usePrediction,
  useReferences,
  wordsIn,
} from './toolkit.js';

const borders = ['zero', 'replicate', 'reflect', 'reflect101', 'wrap'];
const beyond = 5; // how far the row is continued at each end

const own = {
  en: {
    height: 'rows',
    width: 'columns',
    kernel: 'kernel (square)',
    pad: 'padding',
    stride: 'stride',
    dilation: 'dilation',
    border: 'border',
    counts: 'how many outputs read each pixel',
    question: 'How many pixels does no output read?',
    read: 'positions in the row, and beneath them the pixel that is read there (–: a zero)',
    sizes: 'pixels in the row',
  },
  zh: {
    height: '行数',
    width: '列数',
    kernel: '卷积核边长',
    pad: '填充',
    stride: '步幅',
    dilation: '膨胀率',
    border: '边界',
    counts: '每个像素被多少个输出读取',
    question: '有多少个像素没有任何输出读取？',
    read: '这一行里的位置，下面是那里读到的像素（–：零）',
    sizes: '这一行的像素数',
  },
};

export default {
  props: ['language'],
  setup({ language }) {
    const words = wordsIn(language, own);
    const state = stateInAddress('borders', {
      height: 5,
      width: 5,
      kernel: 3,
      pad: 0,
      stride: 1,
      dilation: 1,
      border: 'reflect101',
      length: 4,
    });
    const ask = useReferences();
    const made = usePrediction(() =>
      ['height', 'width', 'kernel', 'pad', 'stride', 'dilation'].map((name) => state[name]),
    );

    const counted = () => {
      const { height, width, kernel, pad, stride, dilation } = state;
      const { value: counts, refusal: refused } = ask((call) =>
        call(
          'coverage',
          whole(height),
          whole(width),
          whole(kernel),
          whole(kernel),
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
        ),
      );
      if (refused) return refusal(refused);
      const hidden = made.value === null;
      return [
        plate({
          title: words.counts,
          words,
          rows: counts.map((row) => row.map((count) => (hidden ? '?' : count))),
          mark: (i, j) => (!hidden && counts[i][j] === 0 ? 'second' : ''),
        }),
        h(
          'div',
          { class: 'told' },
          askNumber({
            question: words.question,
            made,
            answer: counts.flat().filter((count) => count === 0).length,
            words,
          }),
        ),
      ];
    };
    const continued = () => {
      const { value: read, refusal: refused } = ask((call) =>
        Array.from({ length: Math.min(Math.max(state.length, 1), 64) + 2 * beyond }, (_, i) =>
          call('border_index', whole(i - beyond), whole(state.length), word(borders.indexOf(state.border))),
        ),
      );
      if (refused) return refusal(refused);
      const mark = (_, i) => (i >= beyond && i < state.length + beyond ? 'first' : '');
      return h('div', { class: 'rows' }, [
        plate({
          title: words.read,
          words,
          rows: [read.map((_, i) => i - beyond), read.map((pixel) => pixel ?? '–')],
          mark,
        }),
      ]);
    };
    const ends = { height: [1, 10], width: [1, 10], kernel: [1, 5], pad: [0, 4], stride: [1, 4], dilation: [1, 3] };
    return () => [
      h(
        'div',
        { class: 'given dials' },
        Object.entries(ends).map(([name, [least, most]]) =>
          dial({
            label: words[name],
            value: state[name],
            least,
            most,
            give: (number) => {
              state[name] = number;
            },
          }),
        ),
      ),
      h('div', { class: 'answer' }, counted()),
      h('div', { class: 'answer' }, [
        choice({
          label: words.border,
          value: state.border,
          options: borders.map((name) => [name, name]),
          give: (name) => {
            state.border = name;
          },
        }),
        dial({
          label: words.sizes,
          value: state.length,
          least: 1,
          most: 8,
          give: (length) => {
            state.length = length;
          },
        }),
        continued(),
      ]),
    ];
  },
};
