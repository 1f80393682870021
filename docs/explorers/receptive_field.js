// A stack of layers along one axis: say how many pixels one output sees; then formula and experiment side by side.

import { h } from 'vue';

import { reals, record, sequence, whole } from './reference.js';
import {
  askNumber,
  dial,
  listEditor,
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
    layers: 'layers, the one that reads the image first',
    heads: ['kernel', 'stride', 'padding', 'dilation'],
    size: 'pixels',
    question: 'How many pixels does one output see, from the first to the last?',
    pixels: 'pixels: choose one to poke',
    outputs: 'outputs: choose one to see what it reads',
    presets: 'Try:',
    two: 'two layers of 3',
    five: 'one of 5',
    early: 'stride 2 first',
    holes: 'dilation 2 twice',
    field: ({ size, jump, centre }) =>
      `Formula: size ${size}, jump ${jump}, centre of output 0 at ${numberText(centre)}.`,
    region: (output, { first, last }, touched) =>
      `Output ${output}: the formula says pixels ${first} to ${last}; in the experiment it changes with ` +
      `${touched.length} ${touched.length === 1 ? 'pixel' : 'pixels'} of the image: ${touched.join(', ') || 'none'}.`,
    poke: (pixel) => `What each output gains when pixel ${pixel} grows by 1 (all weights 1)`,
  },
  zh: {
    layers: '各层（先写读取图像的那一层）',
    heads: ['卷积核', '步幅', '填充', '膨胀率'],
    size: '像素数',
    question: '一个输出从第一个到最后一个，能看到多少个像素？',
    pixels: '像素：选一个，改变它的值',
    outputs: '输出：选一个，看它读取哪些像素',
    presets: '试一试：',
    two: '两层 3',
    five: '一层 5',
    early: '先用步幅 2',
    holes: '两层膨胀率 2',
    field: ({ size, jump, centre }) => `公式：大小 ${size}，累积步幅 ${jump}，输出 0 的中心在 ${numberText(centre)}。`,
    region: (output, { first, last }, touched) =>
      `输出 ${output}：按公式是像素 ${first} 到 ${last}；实验中，图像里有 ${touched.length} 个像素能改变它：${touched.join('、') || '无'}。`,
    poke: (pixel) => `像素 ${pixel} 加 1 时，各个输出增加多少（权重全为 1）`,
  },
};

const presets = {
  two: [
    [3, 1, 0, 1],
    [3, 1, 0, 1],
  ],
  five: [[5, 1, 0, 1]],
  early: [
    [3, 2, 0, 1],
    [3, 1, 0, 1],
  ],
  holes: [
    [3, 1, 0, 2],
    [3, 1, 0, 2],
  ],
};
const most = 1024; // pixels that are shown; the references poke no more

export default {
  props: ['language'],
  setup({ language }) {
    const words = wordsIn(language, own);
    const state = stateInAddress('receptive_field', { layers: presets.two, size: 13, output: 0, pixel: 4 });
    if (state.layers[0].length !== words.heads.length) state.layers = presets.two; // whatever the address says
    const ask = useReferences();
    const made = usePrediction(() => state.layers);

    const layers = () =>
      sequence(
        state.layers.map(([kernel, stride, pad, dilation]) =>
          record({ kernel: whole(kernel), stride: whole(stride), pad: whole(pad), dilation: whole(dilation) }),
        ),
      );
    const answer = () => {
      const field = ask((call) => call('receptive_field', layers()));
      if (field.refusal) return refusal(field.refusal);
      const told = h('div', { class: 'told wide' }, [
        askNumber({ question: words.question, made, answer: field.value.size, words }),
        made.value === null ? null : h('p', words.field(field.value)),
      ]);
      return made.value === null ? told : [told, ...experiment()];
    };
    const experiment = () => {
      const { value, refusal: refused } = ask((call) => {
        const poked = Array.from({ length: Math.min(state.size, most) }, (_, i) => (i === state.pixel ? 1 : 0));
        return {
          gains: call('run_stack', reals(poked), layers()),
          pixels: poked.map((_, i) => i),
        };
      });
      if (refused) return [refusal(refused)];
      const { gains, pixels } = value;
      // Of an output that is not there, there is nothing to say; another one can be chosen.
      const read = ask((call) => ({
        touched: call('touched', layers(), whole(state.size), whole(state.output)),
        region: call('region', layers(), whole(state.output)),
      }));
      const { touched, region } = read.value ?? {};
      const seen = (i) => (touched?.includes(i) ? 'first' : i >= region?.first && i <= region?.last ? 'hole' : '');
      return [
        h('div', { class: 'rows' }, [
          plate({
            title: words.pixels,
            words,
            rows: [pixels],
            picked: [0, state.pixel],
            mark: (_, i) => seen(i),
            pick: (_, i) => {
              state.pixel = i;
            },
          }),
          plate({
            title: words.outputs,
            words,
            rows: [gains.map((_, i) => i)],
            picked: [0, state.output],
            mark: (_, i) => (i === state.output ? 'first' : ''),
            pick: (_, i) => {
              state.output = i;
            },
          }),
          pixels[state.pixel] !== undefined &&
            plate({
              title: words.poke(state.pixel),
              words,
              rows: [gains],
              mark: (_, i) => (gains[i] !== 0 ? 'second' : ''),
            }),
        ]),
        read.refusal
          ? refusal(read.refusal)
          : h('p', { role: 'status', class: 'wide' }, words.region(state.output, region, touched)),
      ];
    };
    return () => [
      h('div', { class: 'given' }, [
        listEditor({
          title: words.layers,
          heads: words.heads,
          rows: state.layers,
          most: 6,
          usual: [3, 1, 0, 1],
          words,
          give: (rows) => {
            state.layers = rows;
          },
        }),
        h('div', [
          dial({
            label: words.size,
            value: state.size,
            least: 1,
            most: 24,
            give: (size) => {
              state.size = size;
            },
          }),
          h('p', { class: 'presets' }, [
            words.presets,
            ...Object.entries(presets).map(([name, stack]) =>
              h(
                'button',
                {
                  type: 'button',
                  onClick: () => {
                    state.layers = stack;
                    state.output = 0;
                  },
                },
                words[name],
              ),
            ),
          ]),
        ]),
      ]),
      h('div', { class: 'answer' }, answer()),
    ];
  },
};
