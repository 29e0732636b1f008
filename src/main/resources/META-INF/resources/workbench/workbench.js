// What every page does beyond links and forms. Without it they are read and sent all the same.
// Nothing is kept: no cookie, no storage, no URL is written here.
'use strict';

const on = (type, selector, act) =>
  document.addEventListener(type, event => {
    const target = event.target.closest && event.target.closest(selector);
    if (target) act(target, event);
  });

// What was found lies over the page only as long as the reader is there, so that it hides nothing that has the focus.
const found = document.getElementById('found');
const away = element => !element || !element.closest || !element.closest('.find');
for (const type of ['focusin', 'click']) {
  document.addEventListener(type, event => { if (away(event.target)) found.replaceChildren(); });
}
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  if (found.contains(document.activeElement)) document.getElementById('q').focus();
  found.replaceChildren();
  trouble.textContent = '';
});
document.addEventListener('htmx:afterSwap', event => {
  if (event.detail.target !== found) return;
  if (away(document.activeElement)) found.replaceChildren();
  const count = found.querySelector('.count');
  document.getElementById('count').textContent = count ? count.textContent : '';
});

// A request of which no page came: the reader is told, as nothing else would change.
const trouble = document.getElementById('trouble');
document.addEventListener('htmx:beforeRequest', () => { trouble.textContent = ''; });
document.addEventListener('htmx:sendError', () => { trouble.textContent = trouble.dataset.away; });
document.addEventListener('htmx:responseError', event => {
  const status = event.detail.xhr.status;
  trouble.textContent = status === 413 ? trouble.dataset.large : `${trouble.dataset.failed} ${status}`;
});
