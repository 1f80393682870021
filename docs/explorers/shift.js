// Move the image and then filter it, or filter it and then move the map: say whether both come to the same.

import { h } from 'vue';

import { plane, record, whole } from './reference.js';
import {
  apart,
  askChoice,
  choice,
  dial,
  editor,
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
    down: 'shift down',
    right: 'shift to the right',
    stride: 'stride',
    way: 'What is done:',
    ways: {
      ring: 'filter on the ring',
      zero: 'filter with a border of zeros',
      pool: 'max pool 2×2 on the ring',
      blur: 'blurred max pool 2×2 on the ring',
    },
    question: 'Will both ways agree?',
    yes: 'yes',
    no: 'no',
    moved: 'the shifted image',
    first: 'shift, then map',
    second: 'map, then shift',
    even:
      'An even side of the kernel has no middle: as many zeros before as after the image, and at stride 1 the map ' +
      'comes out one shorter along that side.',
    gap: (gap) => (apart(gap, 0) ? `They are apart by at most ${numberText(gap)}.` : 'They are equal everywhere.'),
    none:
      'With this stride the map does not just move: the shift is no whole number of outputs. ' +
      'Below stands the map before the shift.',
    still: 'With this stride the shift is no whole number of outputs; yet this map is the one before the shift.',
  },
  zh: {
    image: '图像',
    kernel: '卷积核',
    down: '向下平移',
    right: '向右平移',
    stride: '步幅',
    way: '做什么：',
    ways: {
      ring: '在环上滤波',
      zero: '补零后滤波',
      pool: '在环上做 2×2 最大池化',
      blur: '在环上做带模糊的 2×2 最大池化',
    },
    question: '两种顺序的结果会一致吗？',
    yes: '一致',
    no: '不一致',
    moved: '平移后的图像',
    first: '先平移，再求特征图',
    second: '先求特征图，再平移',
    even: '卷积核的边长为偶数时没有正中间：图像前后补同样多的零，步幅为 1 时，特征图在这个方向上就少一个。',
    gap: (gap) => (apart(gap, 0) ? `两者最多相差 ${numberText(gap)}。` : '两者处处相等。'),
    none: '在这个步幅下，特征图不只是平移：平移量不是整数个输出。下面是平移之前的特征图。',
    still: '在这个步幅下，平移量不是整数个输出；不过这张特征图与平移之前的相同。',
  },
};

export default {
  props: ['language'],
  setup({ language }) {
    const words = wordsIn(language, own);
    const state = stateInAddress('shift', {
      image: [[1, 2, 3, 4, 5]],
      kernel: [[1, 1, 1]],
      way: 'zero',
      down: 0,
      right: 1,
      stride: 1,
    });
    if (!Object.hasOwn(words.ways, state.way)) state.way = 'zero'; // whatever the address says
    const ask = useReferences();
    const made = usePrediction(() => state);

    const bothWays = (call) => {
      const onRing = state.way !== 'zero';
      const same = (length) => whole(Math.trunc((length - 1) / 2));
      const [height, width] = [same(state.kernel.length), same(state.kernel[0].length)];
      const geometry = record({
        stride_rows: whole(state.stride),
        stride_columns: whole(state.stride),
        pad_top: height,
        pad_left: width,
        pad_bottom: height,
        pad_right: width,
        dilation_rows: whole(1),
        dilation_columns: whole(1),
      });
      const map =
        {
          ring: (image) =>
            call('subsample', plane(call('correlate_ring', plane(image), plane(state.kernel))), whole(state.stride)),
          zero: (image) => call('correlate_with_geometry', plane(image), plane(state.kernel), 0, geometry),
          pool: (image) => call('max_pool_ring', plane(image), whole(2), whole(state.stride)),
          blur: (image) => call('max_blur_pool_ring', plane(image), whole(2), whole(state.stride)),
        }[state.way];
      const move = (rows, down, right) =>
        onRing
          ? call('roll', plane(rows), whole(down), whole(right))
          : call('shift', plane(rows), whole(down), whole(right), 0);

      const moved = move(state.image, state.down, state.right);
      const first = map(moved);
      const before = map(state.image);
      const [down, right] = [state.down, state.right].map((shift) =>
        call('output_shift', whole(shift), whole(state.stride)),
      );
      const moves = down !== null && right !== null;
      const second = moves ? move(before, down, right) : before;
      const all = (rows) =>
        record({ top: whole(0), left: whole(0), bottom: whole(rows.length - 1), right: whole(rows[0].length - 1) });
      return { moved, first, second, moves, gap: call('equivariance_gap', plane(first), plane(second), all(first)) };
    };
    const answer = () => {
      const { value, refusal: refused } = ask(bothWays);
      if (refused) return refusal(refused);
      const { moved, first, second, moves, gap } = value;
      const agree = !apart(gap, 0);
      const hidden = made.value === null;
      const { kernel, way } = state;
      const isEven = way === 'zero' && (kernel.length % 2 === 0 || kernel[0].length % 2 === 0);
      const map = (title, rows) =>
        plate({
          title,
          words,
          rows: hidden ? rows.map((row) => row.map(() => '?')) : rows,
          mark: (i, j) => (!hidden && apart(first[i][j], second[i][j]) ? 'second' : ''),
        });
      return [
        h('div', { class: 'told wide' }, [
          askChoice({
            question: words.question,
            made,
            words,
            options: [
              [true, words.yes],
              [false, words.no],
            ],
            answer: agree,
          }),
          isEven && h('p', words.even),
          hidden ? null : h('p', { role: 'status' }, moves ? words.gap(gap) : agree ? words.still : words.none),
        ]),
        plate({ title: words.moved, words, rows: moved }),
        h('div', { class: 'pair' }, [map(words.first, first), map(words.second, second)]),
      ];
    };
    const filters = () => state.way === 'ring' || state.way === 'zero';
    return () => [
      h('div', { class: 'given' }, [
        choice({
          label: words.way,
          value: state.way,
          options: Object.entries(words.ways),
          give: (way) => {
            state.way = way;
          },
        }),
        editor({
          title: words.image,
          rows: state.image,
          most: 8,
          words,
          give: (rows) => {
            state.image = rows;
          },
        }),
        filters() &&
          editor({
            title: words.kernel,
            rows: state.kernel,
            most: 5,
            words,
            give: (rows) => {
              state.kernel = rows;
            },
          }),
        h('div', { class: 'dials' }, [
          dial({
            label: words.right,
            value: state.right,
            least: -4,
            most: 4,
            give: (right) => {
              state.right = right;
            },
          }),
          dial({
            label: words.down,
            value: state.down,
            least: -4,
            most: 4,
            give: (down) => {
              state.down = down;
            },
          }),
          dial({
            label: words.stride,
            value: state.stride,
            least: 1,
            most: 3,
            give: (stride) => {
              state.stride = stride;
            },
          }),
        ]),
      ]),
      h('div', { class: 'answer' }, answer()),
    ];
  },
};
