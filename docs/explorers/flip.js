// Correlation beside convolution: say whether the two maps agree, and find a kernel for which they do.

import { h } from 'vue';

import { plane } from './reference.js';
import {
  apart,
  askChoice,
  editor,
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
    turned: 'the kernel, turned by 180°',
    correlate: 'correlate',
    convolve: 'convolve',
    question: 'Will the two maps be alike?',
    alike: 'alike',
    different: 'different',
    task: 'Now find one for which they are alike, with weights that are not all the same.',
    found: 'Found: turned by 180°, this kernel is itself.',
    byImage: 'The maps are alike although turning changes this kernel: the image does not tell the two apart.',
  },
  zh: {
    image: '图像',
    kernel: '卷积核',
    turned: '旋转 180° 后的卷积核',
    correlate: '互相关',
    convolve: '卷积',
    question: '两张特征图会相同吗？',
    alike: '相同',
    different: '不同',
    task: '现在找一个卷积核，权重不全相同，却使两张特征图相同。',
    found: '找到了：这个卷积核旋转 180° 后还是它自己。',
    byImage: '卷积核旋转后变了，两张特征图却相同：这幅图像区分不了两者。',
  },
};

export default {
  props: ['language'],
  setup({ language }) {
    const words = wordsIn(language, own);
    const state = stateInAddress('flip', {
      image: [
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 1, 0, 0],
        [0, 0, 0, 0, 0],
      ],
      kernel: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
    const ask = useReferences();
    const made = usePrediction(() => [state.image, state.kernel]);

    const same = (first, second) => first.every((row, i) => row.every((value, j) => !apart(value, second[i][j])));
    const verdict = ({ correlated, convolved, turned }) => {
      if (!same(correlated, convolved)) return words.task;
      if (!same(turned, state.kernel)) return words.byImage;
      return new Set(state.kernel.flat()).size > 1 ? words.found : words.task;
    };
    const answer = () => {
      const { value, refusal: refused } = ask((call) => ({
        correlated: call('correlate', plane(state.image), plane(state.kernel), 0),
        convolved: call('convolve', plane(state.image), plane(state.kernel)),
        turned: call('flip', plane(state.kernel)),
      }));
      if (refused) return refusal(refused);
      const { correlated, convolved, turned } = value;
      const hidden = made.value === null;
      const map = (title, rows) =>
        plate({
          title,
          words,
          rows: hidden ? rows.map((row) => row.map(() => '?')) : rows,
          mark: (i, j) => (!hidden && apart(correlated[i][j], convolved[i][j]) ? 'second' : ''),
        });
      return [
        h('div', { class: 'told wide' }, [
          askChoice({
            question: words.question,
            made,
            words,
            options: [
              [true, words.alike],
              [false, words.different],
            ],
            answer: same(correlated, convolved),
          }),
          hidden ? null : h('p', { role: 'status' }, verdict(value)),
        ]),
        map(words.correlate, correlated),
        map(words.convolve, convolved),
        plate({ title: words.turned, words, rows: hidden ? turned.map((row) => row.map(() => '?')) : turned }),
      ];
    };
    return () => [
      h('div', { class: 'given' }, [
        editor({
          title: words.image,
          rows: state.image,
          most: 7,
          words,
          give: (rows) => {
            state.image = rows;
          },
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
      ]),
      h('div', { class: 'answer' }, answer()),
    ];
  },
};
