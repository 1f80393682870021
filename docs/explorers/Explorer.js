// <Explorer name="window">a figure</Explorer>: the figure stands in the page until the explorer comes into view and the
// references are there, and stays where there is no JavaScript or no WebAssembly.

import { h, inject, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';

const explorers = {
  borders: () => import('./borders.js'),
  channels: () => import('./channels.js'),
  counting: () => import('./counting.js'),
  flip: () => import('./flip.js'),
  geometry: () => import('./geometry.js'),
  photo: () => import('./photo.js'),
  receptive_field: () => import('./receptive_field.js'),
  shift: () => import('./shift.js'),
  window: () => import('./window.js'),
};

export const names = Object.keys(explorers);

/**
 * For app.use(): `fetchModule` gives a promise of the module's Response; it is called once, when the first is seen.
 * `loadRefusals` gives what a reference's refusals are in Chinese; it is called for Chinese explorers only.
 */
export const explorersPlugin = {
  install(app, { fetchModule, loadRefusals }) {
    let loaded;
    const load = async (module) => {
      const [{ loadReferences }, source] = await Promise.all([import('./reference.js'), module]);
      return loadReferences(source);
    };
    app.provide('load references', () => (loaded ??= load(fetchModule())));
    app.provide('load refusals', loadRefusals);
    app.component('Explorer', Explorer);
  },
};

const Explorer = {
  props: { name: { type: String, required: true }, language: { type: String, default: 'en' } },
  setup(props, { slots }) {
    const place = ref();
    const live = shallowRef();
    const [load, loadRefusals] = [inject('load references'), inject('load refusals')];
    const show = async () => {
      const refused = props.language === 'zh' && loadRefusals();
      const parts = [import('./Live.js'), explorers[props.name](), load(), refused];
      const [alive, explorer, references, refusals] = await Promise.all(parts);
      live.value = { alive: alive.default, explorer: explorer.default, references, refusals };
    };
    const watching =
      globalThis.IntersectionObserver &&
      new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          watching.disconnect();
          show().catch((error) => console.warn('The explorer stays a figure:', error));
        },
        { rootMargin: '400px' },
      );
    onMounted(() => watching.observe(place.value));
    onBeforeUnmount(() => watching.disconnect());
    return () =>
      h(
        'section',
        { class: 'explorer', id: `explorer-${props.name}`, ref: place, 'data-explorer': props.name },
        live.value ? h(live.value.alive, { ...props, ...live.value }) : slots.default?.(),
      );
  },
};
