// <Explorer name="window">a figure</Explorer>: the figure stands in the page until the explorer comes into view and the
// references are there, and stays where there is no JavaScript or no WebAssembly.

import { h, inject, onBeforeUnmount, onMounted, provide, ref, shallowRef } from 'vue';

import { loadReferences } from './reference.js';

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

/** For app.use(): `fetchModule` gives a promise of the module's Response; it is called once, when the first is seen. */
export const explorersPlugin = {
  install(app, fetchModule) {
    let loaded;
    app.provide('load references', () => (loaded ??= loadReferences(fetchModule())));
    app.component('Explorer', Explorer);
  },
};

const Explorer = {
  props: { name: { type: String, required: true }, language: { type: String, default: 'en' } },
  setup(props, { slots }) {
    const place = ref();
    const live = shallowRef();
    const load = inject('load references');
    const show = async () => {
      const [references, explorer] = await Promise.all([load(), explorers[props.name]()]);
      live.value = { references, explorer: explorer.default };
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
        { class: 'explorer', ref: place, 'data-explorer': props.name },
        live.value ? h(Live, { ...live.value, language: props.language }) : slots.default?.(),
      );
  },
};

const Live = {
  props: ['references', 'explorer', 'language'],
  setup(props) {
    provide('references', props.references);
    return () => h(props.explorer, { language: props.language });
  },
};
