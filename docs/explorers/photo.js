// Edges on a photo, the reader's own if they like: say what the answer at a place will be, then see it everywhere, and
// row by row beneath the pixels.

import { computed, h, ref, shallowRef } from 'vue';

import { picture, pictureIn, scene, within } from './picture.js';
import { plane, record, volume, whole, word } from './reference.js';
import {
  askChoice,
  briefText,
  choice,
  dial,
  editor,
  numberText,
  plate,
  refusal,
  stateInAddress,
  usePrediction,
  useReferences,
  useSeen,
  wordsIn,
} from './toolkit.js';

const side = 320; // pixels: so many have their answers within half a second, on a slow phone too
const near = 3; // pixels at each side of the one whose numbers are shown

const views = ['kernel', 'magnitude', 'direction'];
const mappings = ['clamp', 'absolute', 'offset128', 'stretch'];
const operators = ['prewitt', 'sobel', 'scharr'];
const kernels = {
  vertical: (call) => call('vertical_kernel'),
  horizontal: (call) => call('horizontal_kernel'),
  box: (call) => call('box_kernel', whole(3)),
  sobel: (call) => call('gradient_kernel', word(operators.indexOf('sobel'))),
  scharr: (call) => call('gradient_kernel', word(operators.indexOf('scharr'))),
  laplacian: (call) => call('laplacian_kernel'),
};
// The oblique ones ask to be drawn as text: some systems have coloured pictures for them.
const arrows = ['→', '↘\uFE0E', '↓', '↙\uFE0E', '←', '↖\uFE0E', '↑', '↗\uFE0E'];

const own = {
  en: {
    photo: 'photo, in grey',
    file: 'A picture of your own:',
    stays:
      `It stays in your browser. One with more than ${side} pixels a side is made smaller first, ` +
      'so that its answers are there within half a second.',
    none: (name) => `${name} is no picture that this browser can read. Take a PNG or a JPEG.`,
    view: 'See:',
    views: {
      kernel: 'what a kernel answers',
      magnitude: 'magnitude of the gradient',
      direction: 'direction of the gradient',
    },
    named: 'kernel:',
    own: 'your own',
    kernel: 'kernel',
    operator: 'operator:',
    row: 'answer’s row',
    column: 'column',
    window: 'the window there',
    mapping: 'as a picture:',
    answers: 'answers',
    questions: {
      kernel: 'In the frame: which sign has the answer?',
      magnitude: 'In the frame: which derivative is the stronger one?',
      direction: 'In the frame: where does it get brighter?',
    },
    options: {
      kernel: { rising: 'above 0', falling: 'below 0', balanced: '0' },
      magnitude: { x: 'x, across', y: 'y, down', alike: 'both alike' },
      direction: { nowhere: 'nowhere' },
    },
    told: {
      kernel: ({ value, evidence }) => `The kernel answers ${numberText(value)}: ${evidence}.`,
      magnitude: ({ x, y, magnitude }) =>
        `x is ${numberText(x)}, y is ${numberText(y)}; the magnitude is ${briefText(magnitude)}.`,
      direction: ({ x, y, direction }) =>
        `x is ${numberText(x)}, y is ${numberText(y)}; the direction is ${briefText(direction)} radians.`,
    },
    colours: 'Colours: where it gets brighter. Black: no edge.',
    pixelRow: (row) => `pixels of row ${row}: 0 to 255`,
    answerRow: (least, most) => `answers beneath them: ${least} to ${most}`,
    near: 'pixels around the frame’s middle, the answers beneath them',
  },
  zh: {
    photo: '照片（灰度）',
    file: '换成你自己的图片：',
    stays: `图片不会离开你的浏览器。边长超过 ${side} 像素的会先缩小，好让响应在半秒内出来。`,
    none: (name) => `${name} 不是这个浏览器能读取的图片。请用 PNG 或 JPEG。`,
    view: '看：',
    views: { kernel: '卷积核的响应', magnitude: '梯度幅值', direction: '梯度方向' },
    named: '卷积核：',
    own: '自己的',
    kernel: '卷积核',
    operator: '算子：',
    row: '响应的行',
    column: '列',
    window: '那里的窗口',
    mapping: '画成图片：',
    answers: '响应',
    questions: {
      kernel: '方框处：响应是什么符号？',
      magnitude: '方框处：哪个导数更强？',
      direction: '方框处：朝哪个方向变亮？',
    },
    options: {
      kernel: { rising: '大于 0', falling: '小于 0', balanced: '0' },
      magnitude: { x: 'x（横向）', y: 'y（纵向）', alike: '一样强' },
      direction: { nowhere: '哪里都不' },
    },
    told: {
      kernel: ({ value, evidence }) =>
        `卷积核的响应是 ${numberText(value)}：${{ rising: '变亮', falling: '变暗', balanced: '平衡' }[evidence]}。`,
      magnitude: ({ x, y, magnitude }) => `x 为 ${numberText(x)}，y 为 ${numberText(y)}；幅值是 ${briefText(magnitude)}。`,
      direction: ({ x, y, direction }) =>
        `x 为 ${numberText(x)}，y 为 ${numberText(y)}；方向是 ${briefText(direction)} 弧度。`,
    },
    colours: '颜色：朝哪个方向变亮。黑色：没有边缘。',
    pixelRow: (row) => `第 ${row} 行的像素：0 到 255`,
    answerRow: (least, most) => `下面是响应：${least} 到 ${most}`,
    near: '方框中心附近的像素，下面是响应',
  },
};

/** A channel of a colour that turns with the angle. */
const tone = (channel, angle, brightness = 255) =>
  Math.round(brightness * (0.5 + 0.5 * Math.cos(angle - (channel * 2 * Math.PI) / 3)));

/** The arrow that is nearest to an angle in radians, which turns downwards as the rows do. */
const arrowAt = (angle) => arrows[(Math.round((angle * 4) / Math.PI) + 8) % 8];

export default {
  props: ['language'],
  setup({ language }) {
    const words = wordsIn(language, own);
    const ask = useReferences();
    const known = Object.fromEntries(Object.entries(kernels).map(([name, made]) => [name, ask(made).value]));
    const state = stateInAddress('photo', {
      view: 'kernel',
      kernel: known.vertical,
      operator: 'sobel',
      mapping: 'offset128',
      row: 89,
      column: 149,
    });
    const mapping = () => word(mappings.indexOf(state.mapping));
    const operator = () => word(operators.indexOf(state.operator));
    const ofKernel = () => !['magnitude', 'direction'].includes(state.view);
    const view = () => (ofKernel() ? 'kernel' : state.view);
    const kernelSize = () => (ofKernel() ? [state.kernel.length, state.kernel[0].length] : [3, 3]);

    // The picture, and what is wrong with the file that was to be one.
    const colours = shallowRef(scene(1));
    const pictures = ref(1); // how many there were
    const complaint = ref('');
    let wanted;
    const take = async (file) => {
      if (!file) return;
      wanted = file;
      const taken = await pictureIn(file, side).catch(() => null);
      if (wanted !== file) return; // another one was chosen in the meantime
      complaint.value = taken ? '' : words.none(file.name);
      if (!taken) return;
      colours.value = taken;
      ++pictures.value;
    };
    const grey = computed(() => {
      const { value } = ask((call) => call('show', plane(call('grey_1x1', volume(colours.value))[0]), word(0)));
      return value;
    });

    // How many answers there are, or why there are none.
    const size = computed(() =>
      ask((call) =>
        [grey.value.length, grey.value[0].length].map((length, axis) =>
          call('out_size', ...[length, kernelSize()[axis], 0, 0, 1, 1].map(whole)),
        ),
      ),
    );
    const place = (row, column) => {
      const [rows, columns] = size.value.value;
      return { row: within(row, rows), column: within(column, columns) };
    };
    const at = () => place(state.row, state.column);
    const middle = () => kernelSize().map((length) => Math.trunc((length - 1) / 2));
    const move = (row, column) => Object.assign(state, place(row, column));

    // The answer in the frame alone; and all of them, which are made once they are to be seen.
    const patch = () => {
      const { row, column } = at();
      const [height, width] = kernelSize();
      return grey.value.slice(row, row + height).map((pixels) => pixels.slice(column, column + width));
    };
    const gradient = (call, rows) => {
      const { x, y } = call('gradient', plane(rows), operator());
      const both = record({ x: plane(x), y: plane(y) });
      return { x, y, magnitude: call('magnitude', both), direction: call('direction', both) };
    };
    const inFrame = (call) => {
      if (ofKernel()) return call('respond', plane(patch()), plane(state.kernel));
      return Object.fromEntries(Object.entries(gradient(call, patch())).map(([name, [[value]]]) => [name, value]));
    };
    const right = ({ evidence, x, y, magnitude, direction }) => {
      if (ofKernel()) return evidence;
      if (view() === 'magnitude') return { 1: 'x', '-1': 'y', 0: 'alike' }[Math.sign(Math.abs(x) - Math.abs(y))];
      return magnitude === 0 ? 'nowhere' : arrowAt(direction);
    };
    const map = computed(() =>
      ask((call) => {
        if (ofKernel()) return { answers: call('correlate', plane(grey.value), plane(state.kernel), 0) };
        const { magnitude, direction } = gradient(call, grey.value);
        return view() === 'magnitude'
          ? { answers: magnitude }
          : { answers: direction, strength: call('show', plane(magnitude), word(mappings.indexOf('stretch'))) };
      }),
    );
    const shown = computed(() =>
      ask((call) => {
        const { answers, strength } = map.value.value;
        if (!strength) return [call('show', plane(answers), mapping())];
        return [0, 1, 2].map((channel) =>
          answers.map((row, i) => row.map((angle, j) => tone(channel, angle, strength[i][j]))),
        );
      }),
    );

    const made = usePrediction(() => [
      ...[state.view, state.kernel, state.operator],
      ...[state.row, state.column, pictures.value],
    ]);
    const seen = useSeen(made, () =>
      JSON.stringify([pictures.value, view(), ofKernel() ? state.kernel : state.operator]),
    );

    // A row as a curve of steps; x is counted in pixels of the photo.
    const curve = (title, values, first, least, most) => {
      const y = (value) => 98 - (96 * (value - least)) / (most - least || 1);
      const steps = values.map((value, j) => `${j === 0 ? `M${first} ` : 'V'}${y(value)}H${first + j + 1}`).join('');
      const { column } = at();
      return h('figure', { class: 'curve' }, [
        h('figcaption', title),
        h(
          'svg',
          {
            role: 'img',
            'aria-label': title,
            viewBox: `0 0 ${grey.value[0].length} 100`,
            preserveAspectRatio: 'none',
          },
          [
            h('rect', { class: 'place', x: column, y: 0, width: kernelSize()[1], height: 100 }),
            least < 0 && h('path', { class: 'zero', d: `M0 ${y(0)}H${grey.value[0].length}` }),
            h('path', { class: 'steps', d: steps }),
          ],
        ),
      ]);
    };
    const profile = (answers) => {
      const { row, column } = at();
      const [down, right] = middle();
      const pixels = grey.value[row + down];
      const around = (values, from) => Array.from({ length: 2 * near + 1 }, (_, i) => values[from + i - near]);
      const [least, most] = answers ? [Math.min(0, ...answers[row]), Math.max(0, ...answers[row])] : [];
      return h('div', { class: 'profile' }, [
        curve(words.pixelRow(row + down), pixels, 0, 0, 255),
        answers && curve(words.answerRow(briefText(least), briefText(most)), answers[row], right, least, most),
        plate({
          title: words.near,
          words,
          rows: [
            around(pixels, column + right),
            answers ? around(answers[row], column) : Array(2 * near + 1).fill('?'),
          ].map((values) => values.map((value) => (typeof value === 'number' ? briefText(value) : value))),
          mark: (_, j) => (j === near ? 'first' : ''),
        }),
      ]);
    };

    const answer = () => {
      if (size.value.refusal) return refusal(size.value.refusal);
      const frame = ask(inFrame);
      if (frame.refusal) return refusal(frame.refusal);
      const open = seen();
      if (open && (map.value.refusal ?? shown.value.refusal)) return refusal(map.value.refusal ?? shown.value.refusal);
      const { row, column } = at();
      const options = Object.entries(words.options[view()]);
      return [
        h('div', { class: 'told wide' }, [
          open && made.value === null
            ? null
            : askChoice({
                question: words.questions[view()],
                made,
                words,
                options: view() === 'direction' ? [...arrows.map((arrow) => [arrow, arrow]), ...options] : options,
                answer: right(frame.value),
              }),
          open ? h('p', { role: 'status' }, words.told[view()](frame.value)) : null,
        ]),
        h('div', { class: 'seen' }, [
          picture({
            title: words.answers,
            words,
            planes: open ? shown.value.value : undefined,
            size: size.value.value,
            place: { row, column, rows: 1, columns: 1 },
            line: row,
            move,
          }),
          view() === 'direction'
            ? h('p', [
                words.colours,
                ...arrows.flatMap((arrow, i) => [
                  ' ',
                  h('span', { class: 'key' }, [
                    `${arrow} `,
                    h('span', {
                      class: 'swatch',
                      style: { background: `rgb(${[0, 1, 2].map((channel) => tone(channel, (i * Math.PI) / 4))})` },
                    }),
                  ]),
                ]),
              ])
            : choice({
                label: words.mapping,
                value: state.mapping,
                options: mappings.map((name) => [name, name]),
                give: (name) => {
                  state.mapping = name;
                },
              }),
        ]),
        profile(open ? map.value.value.answers : null),
      ];
    };

    const chooser = () => {
      const same = ([, rows]) => JSON.stringify(rows) === JSON.stringify(state.kernel);
      return [
        choice({
          label: words.named,
          value: Object.entries(known).find(same)?.[0] ?? 'own',
          options: [...Object.keys(kernels).map((name) => [name, name]), ['own', words.own]],
          give: (name) => {
            state.kernel = known[name] ?? state.kernel;
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
      ];
    };
    const dropped = (event) => {
      event.preventDefault();
      take(event.dataTransfer.files[0]);
    };
    return () => {
      const fits = !size.value.refusal;
      const [rows, columns] = kernelSize();
      const [down, right] = middle();
      const { row, column } = fits ? at() : { row: 0, column: 0 };
      return [
        h('div', { class: 'given', onDragover: (event) => event.preventDefault(), onDrop: dropped }, [
          h('div', { class: 'seen' }, [
            picture({
              title: words.photo,
              words,
              planes: [grey.value],
              place: { row, column, rows, columns },
              line: row + down,
              move: (i, j) => fits && move(i - down, j - right),
            }),
            h('label', { class: 'file' }, [
              h('span', words.file),
              h('input', { type: 'file', accept: 'image/*', onChange: ({ target }) => take(target.files[0]) }),
            ]),
            h('p', { class: 'note' }, words.stays),
            complaint.value && h('p', { class: 'refusal', role: 'status' }, complaint.value),
          ]),
          h('div', { class: 'controls' }, [
            choice({
              label: words.view,
              value: view(),
              options: views.map((name) => [name, words.views[name]]),
              give: (name) => {
                state.view = name;
                state.mapping = name === 'kernel' ? 'offset128' : 'stretch';
              },
            }),
            ...(ofKernel()
              ? chooser()
              : [
                  choice({
                    label: words.operator,
                    value: state.operator,
                    options: operators.map((name) => [name, name]),
                    give: (name) => {
                      state.operator = name;
                    },
                  }),
                ]),
            fits && [
              dial({
                label: words.row,
                value: row,
                least: 0,
                most: size.value.value[0] - 1,
                give: (number) => move(number, column),
              }),
              dial({
                label: words.column,
                value: column,
                least: 0,
                most: size.value.value[1] - 1,
                give: (number) => move(row, number),
              }),
              plate({ title: words.window, words, rows: patch() }),
            ],
          ]),
        ]),
        h('div', { class: 'answer' }, answer()),
      ];
    };
  },
};
