// An explorer with the references at hand, and beneath it the button for whoever wants to show its state to others.

import { h, provide, ref } from 'vue';

import { rendererOf } from './refusals.js';

const words = {
  en: { copy: 'Copy a link to this state', copied: 'Copied.', byHand: 'Copy this address:' },
  zh: { copy: '复制此状态的链接', copied: '已复制。', byHand: '请复制这个地址：' },
};

/** The address of the explorer with its state, and without that of others on the page. */
function linkTo(name) {
  const address = new URL(location.href);
  for (const key of [...address.searchParams.keys()]) if (!key.startsWith(`${name}.`)) address.searchParams.delete(key);
  address.hash = `explorer-${name}`;
  return address.href.replaceAll('%2C', ',').replaceAll('%3B', ';'); // as it is read, and shorter
}

export default {
  props: ['name', 'language', 'explorer', 'references', 'refusals'],
  setup({ name, language, explorer, references, refusals }) {
    provide('references', references);
    provide('refusals', refusals && rendererOf(refusals));
    const said = ref();
    const { copy, copied, byHand } = words[language];
    const copyLink = async () => {
      const link = linkTo(name);
      try {
        await navigator.clipboard.writeText(link);
        said.value = copied;
      } catch {
        said.value = [byHand, ' ', h('a', { href: link }, link)]; // a browser gives the clipboard to safe sites only
      }
    };
    // What was said of a state is not said of the next.
    const forget = () => {
      said.value = undefined;
    };
    return () => [
      h('div', { onFocusin: forget, onInput: forget }, h(explorer, { language })),
      h('p', { class: 'link' }, [
        h('button', { type: 'button', class: 'quiet', onClick: copyLink }, copy),
        ' ',
        h('span', { role: 'status' }, said.value),
      ]),
    ];
  },
};
