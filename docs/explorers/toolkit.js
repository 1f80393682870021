// What all explorers share: state that stands in the address, questions to the references, and things to look at and to
// touch. An explorer draws and asks. It computes none of the numbers that it shows.

import { h, inject, reactive, ref, watch } from 'vue';

import { numberIn } from './number.js';
import { Refusal } from './reference.js';

// ---- state ----------------------------------------------------------------------------------------------------------

const asText = (value) => (Array.isArray(value) ? value.map((row) => row.join(',')).join(';') : String(value));
/** What asText() made of a value like `like`; undefined where it did not make it. */
function asValue(text, like) {
  if (typeof like === 'string') return text;
  const rows = text.split(';').map((row) => row.split(',').map(numberIn));
  const sound = rows.every((row) => row.length === rows[0].length && row.every(Number.isFinite));
  if (!sound || (typeof like === 'number' && (rows.length > 1 || rows[0].length > 1))) return undefined;
  return typeof like === 'number' ? rows[0][0] : rows;
}

/** The explorer's state: what the address says, else `defaults`. What differs from them is written into the address. */
export function stateInAddress(name, defaults) {
  const given = new URLSearchParams(location.search);
  const state = reactive(structuredClone(defaults));
  for (const [key, like] of Object.entries(defaults)) {
    const text = given.get(`${name}.${key}`);
    state[key] = (text === null ? undefined : asValue(text, like)) ?? state[key];
  }
  watch(state, () => {
    const address = new URL(location.href);
    for (const [key, usual] of Object.entries(defaults)) {
      const text = asText(state[key]);
      if (text === asText(usual)) address.searchParams.delete(`${name}.${key}`);
      else address.searchParams.set(`${name}.${key}`, text);
    }
    history.replaceState(history.state, '', address);
  });
  return state;
}

// ---- questions ------------------------------------------------------------------------------------------------------

/** ask(question): what question(call) gives as `value`, or the reference's words as `refusal`. */
export function useReferences() {
  const { call } = inject('references');
  return (question) => {
    try {
      return { value: question(call) };
    } catch (error) {
      if (error instanceof Refusal) return { refusal: error.message };
      throw error;
    }
  };
}

/** What a reference said when it refused: on a Chinese page in Chinese, and beneath it what it said itself. */
const Refused = ({ words }) => {
  const rendered = inject('refusals');
  if (!rendered) return words;
  const { refused, refusedSaying } = shared.zh;
  const chinese = rendered(words);
  return [chinese ? refused(chinese) : refusedSaying, h('small', { lang: 'en' }, words)];
};
Refused.props = ['words'];
export const refusal = (words) => h('p', { class: 'refusal', role: 'status' }, h(Refused, { words }));

// ---- words ----------------------------------------------------------------------------------------------------------

const shared = {
  en: {
    check: 'Check',
    unreadable: 'This is no number yet.',
    rows: 'rows',
    columns: 'columns',
    correct: 'Right.',
    show: 'Show it',
    more: 'one more',
    less: 'one less',
    cell: (row, column) => `row ${row}, column ${column}`,
    wrong: (guess, answer) => `Not ${guess}: it is ${answer}.`,
    otherwise: (answer) => `Not so: ${answer}.`,
    is: (answer) => `It is ${answer}.`,
  },
  zh: {
    check: '核对',
    unreadable: '这还不是数。',
    rows: '行',
    columns: '列',
    correct: '正确。',
    show: '显示答案',
    more: '加一个',
    less: '减一个',
    cell: (row, column) => `第 ${row} 行第 ${column} 列`,
    wrong: (guess, answer) => `不是 ${guess}，而是 ${answer}。`,
    otherwise: (answer) => `不对：${answer}。`,
    is: (answer) => `是 ${answer}。`,
    refused: (why) => `参考答案拒绝了这些参数：${why}。`,
    refusedSaying: '参考答案拒绝了这些参数，原话是：',
  },
};
/** An explorer's own words, `{ en: …, zh: … }`, and those that all share. */
export const wordsIn = (language, own) => ({ ...shared[language], ...own[language] });

// ---- numbers --------------------------------------------------------------------------------------------------------

const withMinus = (number) => String(number).replaceAll('-', '−');
/** A number as it is read: true minus signs, no digits that are only rounding. */
export const numberText = (number) =>
  withMinus(Number.isSafeInteger(number) ? number : Number(number.toPrecision(12)));

/** Whether two numbers differ by more than rounding does. */
export const apart = (one, other) => Math.abs(one - other) > 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));

/** The same as a factor behind a sign: below 0 in brackets. */
export const factorText = (number) => (number < 0 ? `(${numberText(number)})` : numberText(number));

/** A number in four digits, for where there is room for no more. */
export const briefText = (number) => numberText(Number(number.toPrecision(4)));

/**
 * A text field for one number, and as wide as that. What is no such number yet is marked and not passed on; on leaving
 * it is forgotten.
 */
const NumberField = {
  props: ['value', 'label', 'give', 'whole'],
  setup(props) {
    const fits = (number) => (props.whole ? Number.isInteger(number) : Number.isFinite(number));
    const writing = ref(null); // the text while it is being written
    const write = ({ target }) => {
      writing.value = target.value;
      const number = numberIn(target.value);
      if (fits(number)) props.give(number);
    };
    return () => {
      const text = writing.value ?? withMinus(props.value);
      return h('input', {
        type: 'text',
        autocomplete: 'off',
        'aria-label': props.label,
        value: text,
        style: { '--digits': text.length },
        'aria-invalid': String(writing.value !== null && !fits(numberIn(writing.value))),
        onInput: write,
        onFocus: ({ target }) => target.select(),
        onBlur: () => {
          writing.value = null;
        },
      });
    };
  },
};

/** A number, to drag or to write. The slider's ends bound the dragging only: any `whole` number may be written. */
export const dial = ({ label, value, least, most, step = 1, whole = true, give }) =>
  h('label', { class: 'dial' }, [
    h('span', label),
    h('input', {
      type: 'range',
      min: least,
      max: most,
      step,
      value,
      'aria-label': label,
      onInput: ({ target }) => give(Number(target.value)),
    }),
    h(NumberField, { value, label, whole, give }),
  ]);

/** One of some words, to choose; `options` are pairs of a value and its text. */
export const choice = ({ label, name = label, value, options, give }) =>
  h('label', { class: 'choice' }, [
    h('span', label),
    h(
      'select',
      { value, 'aria-label': name, onChange: ({ target }) => give(target.value) },
      options.map(([each, text]) => h('option', { value: each }, text)),
    ),
  ]);

// ---- grids ----------------------------------------------------------------------------------------------------------

/** Moves the focus with the arrow keys among a grid's cells. */
function moveFocus(event) {
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const step = steps[event.key];
  const { target } = event;
  // Within a text that is being written, left and right are the text's.
  if (!step || (target.tagName === 'INPUT' && step[0] === 0)) return;
  const cell = target.closest('td');
  const rows = Array.from(cell.closest('tbody').children);
  const row = rows[rows.indexOf(cell.parentElement) + step[0]];
  const next = row?.children[cell.cellIndex + step[1]]?.firstElementChild;
  event.preventDefault();
  next?.focus();
}

/** `tabindex` lets a grid that may be wider than the screen, and holds nothing to focus, be scrolled by keyboard. */
const table = ({ title, rows, heads, tabindex }, cell, after) =>
  h('figure', { class: 'grid', tabindex }, [
    h('figcaption', title),
    h('table', { 'aria-label': title, onKeydown: moveFocus }, [
      heads &&
        h(
          'thead',
          h(
            'tr',
            heads.map((head) => h('th', { scope: 'col' }, head)),
          ),
        ),
      h(
        'tbody',
        rows.map((row, i) =>
          h(
            'tr',
            row.map((value, j) => cell(value, i, j)),
          ),
        ),
      ),
    ]),
    after,
  ]);

const resized = (rows, height, width) =>
  Array.from({ length: height }, (_, i) => Array.from({ length: width }, (_, j) => rows[i]?.[j] ?? 0));

const cellEditor =
  ({ title, rows, words, give, mark, whole }) =>
  (value, i, j) =>
    h(
      'td',
      { class: mark?.(i, j) },
      h(NumberField, {
        value,
        whole,
        label: `${title}, ${words.cell(i, j)}`,
        give: (number) => give(rows.map((row, r) => row.map((old, c) => (r === i && c === j ? number : old)))),
      }),
    );

/** Rows of named whole numbers that the reader edits, such as the layers of a network. `heads` names the columns. */
export function listEditor({ most, usual, words, ...about }) {
  const { rows, give } = about;
  return table(
    about,
    cellEditor({ ...about, words, whole: true }),
    h('div', { class: 'sizes' }, [
      h('button', { type: 'button', disabled: rows.length >= most, onClick: () => give([...rows, usual]) }, words.more),
      ' ',
      h('button', { type: 'button', disabled: rows.length <= 1, onClick: () => give(rows.slice(0, -1)) }, words.less),
    ]),
  );
}

/** A plane that the reader edits: its numbers, and how many. `mark(row, column)` names a cell's classes. */
export function editor({ most, words, ...about }) {
  const { rows, give } = about;
  const size = (label, value, put) =>
    h('label', [
      label,
      h('input', {
        type: 'number',
        min: 1,
        max: most,
        value,
        onChange: ({ target }) => put(Math.min(most, Math.max(1, Math.trunc(target.valueAsNumber) || 1))),
      }),
    ]);
  return table(
    about,
    cellEditor({ ...about, words }),
    h('div', { class: 'sizes' }, [
      size(words.rows, rows.length, (height) => give(resized(rows, height, rows[0].length))),
      ' × ',
      size(words.columns, rows[0].length, (width) => give(resized(rows, rows.length, width))),
    ]),
  );
}

/** A plane that is looked at; with `pick`, its cells are chosen by clicking or with the arrow keys; `hover` is told
 *  the cell under the pointer, or nothing. */
export function plate({ words, picked, pick, hover, mark = () => '', ...about }) {
  // Where the choice lies outside, the first cell is the one that is reached by keyboard.
  const inside = pick && about.rows[picked[0]]?.[picked[1]] !== undefined;
  return table({ ...about, tabindex: pick ? undefined : 0 }, (value, i, j) => {
    const text = typeof value === 'number' ? numberText(value) : value;
    if (!pick) return h('td', { class: mark(i, j) }, text);
    const chosen = picked[0] === i && picked[1] === j;
    return h(
      'td',
      { class: mark(i, j) },
      h(
        'button',
        {
          type: 'button',
          tabindex: (inside ? chosen : i === 0 && j === 0) ? 0 : -1,
          'aria-pressed': String(chosen),
          'aria-label': `${about.title}, ${words.cell(i, j)}: ${text}`,
          onClick: () => pick(i, j),
          onFocus: () => pick(i, j),
          onMouseenter: () => hover?.([i, j]),
          onMouseleave: () => hover?.(null),
        },
        text,
      ),
    );
  });
}

// ---- predictions ----------------------------------------------------------------------------------------------------

/**
 * What the reader commits to before the answer is shown. `about()` is what the prediction is about: when it changes,
 * there is a new one to make.
 */
export function usePrediction(about) {
  const made = ref(null); // null, or the guess
  watch(
    about,
    () => {
      made.value = null;
    },
    { deep: true },
  );
  return made;
}

/** Whether what `subject()` names has been seen. It is once a prediction about it was `made`, and stays so. */
export function useSeen(made, subject) {
  const seen = reactive(new Set());
  watch(
    made,
    (guess) => {
      if (guess !== null) seen.add(subject());
    },
    { flush: 'sync' },
  );
  return () => seen.has(subject());
}

/** Asks for a number; afterwards says how it compares with `answer`. What reads the same is right. */
export function askNumber({ question, made, answer, words }) {
  if (made.value === 'shown') return answered(question, words.is(numberText(answer)));
  if (made.value !== null) {
    const right = numberText(made.value) === numberText(answer) || Math.abs(made.value - answer) <= 1e-9;
    return answered(question, right ? words.correct : words.wrong(numberText(made.value), numberText(answer)), right);
  }
  const commit = (event) => {
    event.preventDefault();
    const { guess } = event.target.elements;
    const number = numberIn(guess.value);
    if (Number.isFinite(number)) {
      made.value = number;
      return;
    }
    guess.setAttribute('aria-invalid', 'true');
    guess.focus();
  };
  return h('form', { class: 'prediction', onSubmit: commit }, [
    h('label', [
      question,
      h('input', {
        name: 'guess',
        type: 'text',
        autocomplete: 'off',
        onInput: ({ target }) => target.removeAttribute('aria-invalid'),
      }),
    ]),
    h('div', { class: 'options' }, [
      h('button', { type: 'submit' }, words.check),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          onClick: () => {
            made.value = 'shown';
          },
        },
        words.show,
      ),
    ]),
    h('p', { class: 'unreadable', role: 'alert' }, words.unreadable),
  ]);
}

/** Asks for one of some words; `options` are pairs of a value and its text. */
export function askChoice({ question, options, made, answer, words }) {
  if (made.value !== null) {
    const right = made.value === answer;
    const verdict = right ? words.correct : words.otherwise(options.find(([value]) => value === answer)[1]);
    return answered(question, verdict, right);
  }
  return h('div', { class: 'prediction' }, [
    h('span', question),
    h(
      'div',
      { class: 'options' },
      options.map(([value, text]) =>
        h(
          'button',
          {
            type: 'button',
            onClick: () => {
              made.value = value;
            },
          },
          text,
        ),
      ),
    ),
  ]);
}

/** Takes the place of the form, and the focus with it, so that whoever came by keyboard stays there. */
const answered = (question, verdict, right) =>
  h('div', { class: 'prediction' }, [
    h('span', question),
    h(
      'p',
      {
        role: 'status',
        tabindex: -1,
        class: ['verdict', right === undefined ? '' : right ? 'right' : 'wrong'],
        onVnodeMounted: ({ el }) => el.focus({ preventScroll: true }),
      },
      verdict,
    ),
  ]);
