// The CRM's own script: tabs, language, theme, who is signed in. It knows nothing of Callside.
import { TEXTS } from './crm-texts.js';

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const settings = new URLSearchParams(location.search);

choose(byId('language'), 'lang', (language) => {
  root.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = TEXTS[language][element.dataset.text];
  }
  for (const element of document.querySelectorAll('[data-text-label]')) {
    element.setAttribute('aria-label', TEXTS[language][element.dataset.textLabel]);
  }
});

choose(byId('theme'), 'theme', (theme) => {
  root.style.colorScheme = theme;
});

byId('person').value = settings.get('person') ?? '1001';
byId('person').addEventListener('change', ({ target }) => {
  settings.set('person', target.value);
  location.search = settings;
});

for (const tab of document.querySelectorAll('[data-tab]')) {
  tab.addEventListener('click', () => showTab(tab.dataset.tab));
}
showTab(settings.get('tab') ?? 'customer');

function showTab(name) {
  for (const tab of document.querySelectorAll('[data-tab]')) {
    tab.setAttribute('aria-pressed', String(tab.dataset.tab === name));
    byId(tab.dataset.tab).hidden = tab.dataset.tab !== name;
  }
  remember('tab', name);
}

/** A setting that the address keeps. */
function choose(select, name, apply) {
  select.value = settings.get(name) ?? select.value;
  apply(select.value);
  select.addEventListener('change', () => {
    apply(select.value);
    remember(name, select.value);
  });
}

function remember(name, value) {
  settings.set(name, value);
  history.replaceState(null, '', `?${settings}${location.hash}`);
}
