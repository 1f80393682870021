// Pictures to look at and to point at: a scene that is always there, a reader's own, and maps of numbers as bytes.

import { h, onMounted, ref, watch } from 'vue';

// ---- where pictures come from ---------------------------------------------------------------------------------------

/** A pixel of the scene, 240×320: red, green and blue. What is written later lies on top. */
function colourAt(row, column) {
  let colour = [70, 90, 130]; // an even sky
  if ((row - 90) ** 2 + (column - 90) ** 2 < 60 ** 2) colour = [250, 190, 60]; // the sun: edges of all directions
  if (row >= 180 && row < 225) colour = Array(3).fill(Math.round((255 * column) / 319)); // a ramp, dark to bright
  if (row < 165 && column > 300 - row / 2) colour = [20, 50, 35]; // a slanted edge
  if (row >= 15 && row < 160 && (column === 190 || column === 191)) colour = [245, 245, 245]; // a thin line
  return colour;
}

/** Three planes of bytes: every `step`-th row and column of the scene. */
export function scene(step) {
  const every = (length) => Array.from({ length: length / step }, (_, i) => i * step);
  const rows = (channel) => every(240).map((row) => every(320).map((column) => colourAt(row, column)[channel]));
  return [0, 1, 2].map(rows);
}

/** Three planes of bytes: the picture in a file, with at most `side` rows and columns. Throws where there is none. */
export async function pictureIn(file, side) {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((length) => Math.max(1, Math.round(length * scale)));
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.fillStyle = 'white'; // behind what is transparent
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const row = (i, channel) => Array.from({ length: width }, (_, j) => data[4 * (i * width + j) + channel]);
  return [0, 1, 2].map((channel) => Array.from({ length: height }, (_, i) => row(i, channel)));
}

// ---- how they are shown ---------------------------------------------------------------------------------------------

const largest = 420; // CSS pixels a side

/** One plane of bytes, or three. They are drawn again when they are others. */
const Canvas = {
  props: ['planes'],
  setup(props) {
    const canvas = ref();
    const draw = () => {
      const { width, height } = canvas.value;
      const [red, green = red, blue = red] = props.planes.map((rows) => rows.flat());
      const pixels = new ImageData(width, height);
      pixels.data.fill(255);
      [red, green, blue].forEach((plane, channel) =>
        plane.forEach((byte, i) => {
          pixels.data[4 * i + channel] = byte;
        }),
      );
      canvas.value.getContext('2d').putImageData(pixels, 0, 0);
    };
    onMounted(draw);
    watch(() => props.planes, draw, { flush: 'post' });
    return () => h('canvas', { ref: canvas, height: props.planes[0].length, width: props.planes[0][0].length });
  },
};

/** The row or column of a picture that is nearest to a number. */
export const within = (number, length) => Math.min(length - 1, Math.max(0, Math.trunc(number)));

/**
 * A picture. `place` is what is marked, with its `row` and `column` and how many `rows` and `columns` it has; `line` is
 * a row. `move(row, column)` is told where the reader points; by keyboard, what is marked moves by a pixel. `spots`,
 * pairs of a row and a column, are marked as well. Without `planes` there is an empty picture of the `size`.
 */
export function picture({ title, words, planes, size, place, line, spots = [], move, ...more }) {
  const [height, width] = size ?? [planes[0].length, planes[0][0].length];
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const middle = [place.row + Math.trunc((place.rows - 1) / 2), place.column + Math.trunc((place.columns - 1) / 2)];
  const pointed = ({ currentTarget, clientX, clientY }) => {
    const { left, top, width: across, height: down } = currentTarget.getBoundingClientRect();
    const at = (part, whole, length) => within((part / whole) * length, length);
    move(at(clientY - top, down, height), at(clientX - left, across, width));
  };
  const frame = { x: place.column, y: place.row, width: place.columns, height: place.rows };
  return h('figure', { class: 'picture', ...more }, [
    h('figcaption', title),
    h(
      'div',
      {
        class: 'pointing',
        style: { maxWidth: `${Math.min(largest, (largest * width) / height)}px`, aspectRatio: `${width} / ${height}` },
        role: 'slider',
        tabindex: 0,
        'aria-label': title,
        'aria-valuemin': 0,
        'aria-valuemax': height - 1,
        'aria-valuenow': middle[0],
        'aria-valuetext': words.cell(...middle),
        onKeydown: (event) => {
          const step = steps[event.key];
          if (!step) return;
          event.preventDefault();
          move(middle[0] + step[0], middle[1] + step[1]);
        },
        onClick: pointed,
        onPointermove: (event) => {
          if (event.buttons & 1) pointed(event);
        },
      },
      [
        planes ? h(Canvas, { planes }) : h('span', { class: 'unknown' }, '?'),
        h('svg', { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, [
          spots.length > 0 && h('path', { class: 'spots', d: spots.map(([i, j]) => `M${j} ${i}h1v1h-1z`).join('') }),
          // Light on dark, so that they are seen on any picture.
          ...['under', 'over'].flatMap((layer) => [
            line !== undefined && h('path', { class: layer, d: `M0 ${line + 0.5}H${width}` }),
            h('rect', { class: layer, ...frame }),
          ]),
        ]),
      ],
    ),
  ]);
}
