// Windows along one axis: turn the six numbers, say how many outputs there are, see the windows and what none reads.

import { h } from 'vue';

import { record, sequence, whole } from './reference.js';
import { askNumber, dial, refusal, stateInAddress, usePrediction, useReferences, wordsIn } from './toolkit.js';

const most = 48; // positions, of what is drawn
const side = 26;

const own = {
  en: {
    size: 'pixels',
    kernel: 'kernel',
    before: 'padding before',
    after: 'padding after',
    stride: 'stride',
    dilation: 'dilation',
    question: 'How many outputs are there?',
    drawing: (outputs) =>
      `The axis with its padding, the windows of ${outputs} outputs below it, and how many outputs read each pixel`,
    counts: 'The last line counts the outputs that read each pixel. ',
    unread: (n) => (n === 1 ? '1 pixel is read by no output.' : `${n} pixels are read by no output.`),
    long: `Windows are drawn on an axis of up to ${most} positions, padding included. `,
  },
  zh: {
    size: '像素数',
    kernel: '卷积核',
    before: '前填充',
    after: '后填充',
    stride: '步幅',
    dilation: '膨胀率',
    question: '有多少个输出？',
    drawing: (outputs) => `带填充的一行像素，下面是 ${outputs} 个输出的窗口，以及每个像素被多少个输出读取`,
    counts: '最后一行是读取每个像素的输出个数。',
    unread: (n) => `有 ${n} 个像素没有任何输出读取。`,
    long: `连同填充不超过 ${most} 个位置时，才画出窗口。`,
  },
};

export default {
  props: ['language'],
  setup({ language }) {
    const words = wordsIn(language, own);
    const state = stateInAddress('geometry', { size: 6, kernel: 3, before: 1, after: 1, stride: 2, dilation: 1 });
    const ask = useReferences();
    const made = usePrediction(() => ({ ...state }));

    /** What the references say of the state. */
    const windows = (call) => {
      const { size, kernel, before, after, stride, dilation } = state;
      const outputs = call(
        'out_size',
        whole(size),
        whole(kernel),
        whole(before),
        whole(after),
        whole(stride),
        whole(dilation),
      );
      const layer = record({
        kernel: whole(kernel),
        stride: whole(stride),
        pad: whole(before),
        dilation: whole(dilation),
      });
      const alongColumns = record({
        stride_rows: whole(1),
        stride_columns: whole(stride),
        pad_top: whole(0),
        pad_left: whole(before),
        pad_bottom: whole(0),
        pad_right: whole(after),
        dilation_rows: whole(1),
        dilation_columns: whole(dilation),
      });
      const drawn = before + size + after <= most;
      return {
        outputs,
        // of the windows that are drawn: all, or none
        regions: Array.from({ length: drawn ? outputs : 0 }, (_, i) => call('region', sequence([layer]), whole(i))),
        counts: call('coverage', whole(1), whole(size), whole(1), whole(kernel), alongColumns)[0],
      };
    };

    const drawing = ({ outputs, regions, counts }) => {
      const { size, before, after, dilation } = state;
      const positions = Array.from({ length: before + size + after }, (_, i) => i - before);
      const x = (position) => (position + before) * side;
      const text = (content, at, y, more = {}) => h('text', { x: at + side / 2, y: y + side / 2, ...more }, content);
      const height = (regions.length + 2) * side + 16;
      return h(
        'svg',
        {
          role: 'img',
          'aria-label': words.drawing(outputs),
          viewBox: `-1 -1 ${positions.length * side + 2} ${height + 2}`,
          // No larger than the text beside it, and no smaller than can be read: then it scrolls.
          style: {
            maxWidth: `${positions.length * side * 1.4}px`,
            minWidth: `${positions.length * side * 0.8}px`,
          },
        },
        [
          ...positions.flatMap((p) => {
            const inside = p >= 0 && p < size;
            return [
              h('rect', {
                x: x(p),
                y: 0,
                width: side,
                height: side,
                class: inside ? (counts[p] === 0 ? 'cell unread' : 'cell') : 'cell padding',
              }),
              text(inside ? p : '0', x(p), 0, { class: inside ? '' : 'quiet' }),
            ];
          }),
          ...regions.flatMap(({ first, last }, i) => {
            const y = side + 8 + i * side;
            const taps = Array.from({ length: state.kernel }, (_, m) => first + m * dilation);
            return [
              h('rect', {
                x: x(first) + 3,
                y: y + side / 2 - 1,
                width: (last - first + 1) * side - 6,
                height: 2,
                class: 'frame',
              }),
              ...taps.map((p) =>
                h('rect', { x: x(p) + 3, y: y + 3, width: side - 6, height: side - 6, rx: 3, class: 'tap' }),
              ),
            ];
          }),
          ...counts.map((count, p) =>
            text(count, x(p), side + 12 + regions.length * side, { class: count === 0 ? 'unread' : '' }),
          ),
        ],
      );
    };

    const formula = (outputs) => {
      const { size, kernel, before, after, stride, dilation } = state;
      return `⌊(${size} + ${before} + ${after} − (${dilation}·(${kernel} − 1) + 1)) /\u00a0${stride}⌋\u00a0+\u00a01\u00a0=\u00a0${outputs}`;
    };
    const answer = () => {
      const { value, refusal: refused } = ask(windows);
      if (refused) return refusal(refused);
      const isDrawn = value.regions.length > 0;
      const unread = value.counts.filter((count) => count === 0).length;
      return [
        h('div', { class: 'told' }, [
          askNumber({ question: words.question, made, answer: value.outputs, words }),
          h('p', { class: 'sum' }, formula(made.value === null ? '?' : value.outputs)),
        ]),
        made.value === null
          ? null
          : [
              isDrawn && h('div', { class: 'drawn', tabindex: 0 }, drawing(value)),
              h('p', { role: 'status', class: 'wide' }, [
                isDrawn ? words.counts : words.long,
                unread > 0 ? words.unread(unread) : '',
              ]),
            ],
      ];
    };
    const ends = { size: [1, 16], kernel: [1, 7], before: [0, 4], after: [0, 4], stride: [1, 4], dilation: [1, 4] };
    return () => [
      h(
        'div',
        { class: 'given dials' },
        Object.entries(ends).map(([name, [least, largest]]) =>
          dial({
            label: words[name],
            value: state[name],
            least,
            most: largest,
            give: (number) => {
              state[name] = number;
            },
          }),
        ),
      ),
      h('div', { class: 'answer' }, answer()),
    ];
  },
};
