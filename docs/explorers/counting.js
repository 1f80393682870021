// What a network costs: build it layer by layer, say how many parameters its first layer has, see all costs as bars.

import { h } from 'vue';

import { record, sequence, whole, word } from './reference.js';
import { askNumber, choice, dial, refusal, stateInAddress, usePrediction, useReferences, wordsIn } from './toolkit.js';

const kinds = ['conv', 'dense', 'pool', 'relu'];

const own = {
  en: {
    input: 'input',
    channels: 'channels',
    height: 'rows',
    width: 'columns',
    layer: (i) => `layer ${i}`,
    kernel: 'kernel',
    stride: 'stride',
    outputs: 'outputs',
    bias: 'bias: 1\u00a0with, 0\u00a0without',
    rules: 'A conv is padded so that stride 1 keeps the size (“same”); a pool is not padded.',
    question: 'How many parameters has layer 0?',
    params: 'parameters',
    macs: 'multiply-adds',
    activations: 'activations',
    dense: ({ dense, ratio }) =>
      `A dense layer in place of layer 0, between as many numbers, would have ${grouped(dense)}: ` +
      `about ${rounded(ratio)} times as many.`,
  },
  zh: {
    input: '输入',
    channels: '通道数',
    height: '行数',
    width: '列数',
    layer: (i) => `第 ${i} 层`,
    kernel: '卷积核',
    stride: '步幅',
    outputs: '输出数',
    bias: '偏置：1\u00a0有，0\u00a0无',
    rules: 'conv 的填充使步幅为 1 时大小不变（“same”）；pool 不填充。',
    question: '第 0 层有多少个参数？',
    params: '参数',
    macs: '乘加运算',
    activations: '激活值',
    dense: ({ dense, ratio }) =>
      `若第 0 层换成同样大小的全连接层，会有 ${grouped(dense)} 个参数，约为它的 ${rounded(ratio)} 倍。`,
  },
};

/** A count with its thousands set apart; it may be a BigInt. */
const grouped = (count) => count.toLocaleString('en');
const rounded = (ratio) => ratio.toLocaleString('en', { maximumSignificantDigits: 4 });
const numbers = {
  conv: ['kernel', 'stride', 'outputs', 'bias'],
  dense: ['outputs', 'bias'],
  pool: ['kernel', 'stride'],
  relu: [],
};
const places = ['kind', 'kernel', 'stride', 'outputs', 'bias'];

export default {
  props: ['language'],
  setup({ language }) {
    const words = wordsIn(language, own);
    const state = stateInAddress('counting', {
      channels: 3,
      height: 32,
      width: 32,
      // a row a layer: its kind, by its place in `kinds`, kernel, stride, outputs, bias
      layers: [
        [0, 3, 1, 16, 1],
        [3, 1, 1, 0, 1],
        [2, 2, 2, 0, 1],
        [1, 1, 1, 10, 1],
      ],
    });
    // Whatever the address says.
    if (state.layers[0].length !== places.length) state.layers = [[0, 3, 1, 16, 1]];
    const ask = useReferences();
    const made = usePrediction(() => state);

    const change = (i, place, number) => {
      state.layers = state.layers.map((layer, l) => layer.map((old, p) => (l === i && p === place ? number : old)));
    };
    const layerEditor = (layer, i) => {
      const kind = kinds[layer[0]];
      return h('fieldset', { key: i }, [
        h('legend', words.layer(i)),
        choice({
          label: '',
          name: words.layer(i),
          value: kind,
          options: kinds.map((each) => [each, each]),
          give: (name) => change(i, 0, kinds.indexOf(name)),
        }),
        ...(numbers[kind] ?? []).map((name) => {
          const place = places.indexOf(name);
          const most = { kernel: 7, stride: 4, outputs: 128, bias: 1 }[name];
          return dial({
            label: words[name],
            value: layer[place],
            least: name === 'bias' ? 0 : 1,
            most,
            give: (number) => change(i, place, number),
          });
        }),
      ]);
    };

    const answer = () => {
      const { channels, height, width, layers } = state;
      const { value, refusal: refused } = ask((call) => {
        const costs = call(
          'count_costs',
          record({ channels: whole(channels), rows: whole(height), columns: whole(width) }),
          sequence(
            layers.map(([kind, kernel, stride, outputs, bias]) =>
              record({
                kind: word(kind),
                kernel: whole(kernel),
                stride: whole(stride),
                outputs: whole(outputs),
                bias: bias !== 0,
              }),
            ),
          ),
        );
        const [kind, kernel, stride, outputs, bias] = layers[0];
        const comparable = kinds[kind] === 'conv' && stride === 1;
        return {
          costs,
          dense: comparable
            ? call('dense_against_conv', ...[height, width, kernel, channels, outputs].map(whole), bias !== 0)
            : null,
        };
      });
      if (refused) return refusal(refused);
      const names = ['params', 'macs', 'activations'];
      const longest = Math.max(...value.costs.flatMap((cost) => names.map((name) => grouped(cost[name]).length)));
      const bars = (name) => {
        const largest = Math.max(1, ...value.costs.map((cost) => Number(cost[name])));
        return h('table', { class: 'bars' }, [
          h('caption', words[name]),
          h(
            'tbody',
            value.costs.map((cost, i) =>
              h('tr', [
                h('th', { scope: 'row' }, `${i} ${kinds[layers[i][0]]}`),
                h(
                  'td',
                  h('div', {
                    class: 'bar',
                    style: {
                      width: `${(100 * Number(cost[name])) / largest}%`,
                      minWidth: Number(cost[name]) > 0 ? '1px' : 0,
                    },
                  }),
                ),
                h('td', { style: { '--digits': longest } }, grouped(cost[name])),
              ]),
            ),
          ),
        ]);
      };
      return [
        h(
          'div',
          { class: 'told wide' },
          [
            h('p', words.rules),
            askNumber({ question: words.question, made, answer: Number(value.costs[0].params), words }),
          ],
        ),
        ...(made.value === null
          ? []
          : [
              ...names.map(bars),
              value.dense && h('p', { class: 'wide' }, words.dense(value.dense)),
            ]),
      ];
    };
    return () => [
      h('div', { class: 'given layers' }, [
        h('fieldset', [
          h('legend', words.input),
          ...Object.entries({ channels: 8, height: 64, width: 64 }).map(([name, most]) =>
            dial({
              label: words[name],
              value: state[name],
              least: 1,
              most,
              give: (number) => {
                state[name] = number;
              },
            }),
          ),
        ]),
        ...state.layers.map(layerEditor),
        h('div', [
          h(
            'button',
            {
              type: 'button',
              disabled: state.layers.length >= 8,
              onClick: () => {
                state.layers = [...state.layers, [0, 3, 1, 16, 1]];
              },
            },
            words.more,
          ),
          ' ',
          h(
            'button',
            {
              type: 'button',
              disabled: state.layers.length <= 1,
              onClick: () => {
                state.layers = state.layers.slice(0, -1);
              },
            },
            words.less,
          ),
        ]),
      ]),
      h('div', { class: 'answer' }, answer()),
    ];
  },
};
