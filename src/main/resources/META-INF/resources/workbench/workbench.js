// What the pages do beyond links and forms. Without it they are read and sent all the same.
// Nothing is kept: no cookie, no storage, no URL is written here.
'use strict';

const on = (type, selector, act) =>
  document.addEventListener(type, event => {
    const target = event.target.closest && event.target.closest(selector);
    if (target) act(target, event);
  });

/** Text of an answer, JSON made readable. */
const readable = text => {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch (notJson) { return text; }
};

/** Sends a body to the API and shows what comes back, as it is. */
async function call(path, init, show) {
  show.textContent = '…';
  try {
    const answer = await fetch(path, init);
    const type = answer.headers.get('Content-Type') || '';
    show.textContent = `HTTP ${answer.status}\n${type}\n\n${readable(await answer.text())}`;
    return answer.ok;
  } catch (failure) {
    show.textContent = String(failure);
    return false;
  }
}

document.addEventListener('keydown', event => {
  const found = document.getElementById('found');
  if (event.key === 'Escape' && found) found.replaceChildren();
});

// One more row like the last, empty.
on('click', '.more', button => {
  const last = button.previousElementSibling;
  const row = last.cloneNode(true);
  row.querySelectorAll('input').forEach(input => { input.value = ''; });
  row.querySelectorAll('select').forEach(select => { select.selectedIndex = 0; });
  last.after(row);
  row.querySelector('input, select').focus();
});

on('change', '#upload', async input => {
  const file = input.files[0];
  if (file) document.getElementById('bundle').value = await file.text();
});

// The records that a reason is about, on the timeline.
on('click', '.show', button => {
  const facts = new Set(button.dataset.facts.split(' '));
  document.querySelectorAll('[data-ref]').forEach(mark =>
    mark.classList.toggle('lit', facts.has(mark.dataset.ref)));
  const first = document.querySelector('.timeline .lit');
  if (first) first.closest('.timeline').scrollIntoView({ block: 'nearest' });
});

// What became of a card goes to the service that issued it (CDS Hooks 2.0.1, Feedback).
async function feedback(button, said) {
  const card = button.closest('.card');
  const told = card.querySelector('.answered');
  const body = { feedback: [{ card: card.dataset.card, outcomeTimestamp: new Date().toISOString(), ...said }] };
  const answer = await fetch('/cds-services/spasm-review/feedback', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body)
  }).catch(failure => ({ ok: false, status: String(failure) }));
  told.classList.toggle('failed', !answer.ok);
  told.textContent = `${answer.ok ? told.dataset[said.outcome] : told.dataset.failed} ${answer.status}`;
  if (answer.ok) button.setAttribute('aria-pressed', 'true');
}
on('click', '.accept', button =>
  feedback(button, { outcome: 'accepted', acceptedSuggestions: [{ id: button.dataset.suggestion }] }));
on('click', '.dismiss', button => {
  const reason = button.closest('.card').querySelector('.reason');
  feedback(button, {
    outcome: 'overridden',
    overrideReason: { reason: { code: reason.value, system: 'https://spasmwatch.org/fhir/CodeSystem/override-reason' } }
  });
});

// The developer's panel.
on('click', '.send', button => {
  const panel = button.closest('.developer');
  call(button.dataset.path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/fhir+json', Accept: 'application/json' },
    body: panel.querySelector('.request').textContent
  }, panel.querySelector('.response code'));
});
on('click', '.copy', async button => {
  await navigator.clipboard.writeText(button.closest('.developer').querySelector('.curl').textContent);
  button.textContent = button.dataset.done;
});
on('click', '.download', button => {
  const text = button.closest('.developer').querySelector('.request').textContent;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/fhir+json' }));
  link.download = 'patient.json';
  link.click();
  URL.revokeObjectURL(link.href);
});

// The testers of the page for integrators.
on('click', '.post', button => call(button.dataset.path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
  body: document.getElementById('hook-body').value
}, document.querySelector('#hook-response code')));
on('click', '.run', button => call(button.dataset.path, {
  headers: { Accept: 'application/fhir+json' }
}, document.querySelector('#fhir-response code')));
