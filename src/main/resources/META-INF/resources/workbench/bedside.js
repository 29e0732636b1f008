// Trying a patient: rows of the form, the Bundle, what a reason is about, feedback, the developer's panel.
'use strict';

// Where a patient's answer came, the reader is taken to it.
document.addEventListener('htmx:afterSwap', event => {
  const result = document.getElementById('result');
  if (result && event.detail.target.id === 'result') result.focus({ preventScroll: true });
});

// The chosen example is in sight where the examples are a strip.
const chosen = document.querySelector('.stories.chosen [aria-current]');
if (chosen) chosen.parentElement.scrollLeft = chosen.offsetLeft - chosen.parentElement.offsetLeft;

// One more row like the last, empty.
on('click', '.more', button => {
  const last = button.previousElementSibling;
  const row = last.cloneNode(true);
  row.setAttribute('aria-label', row.getAttribute('aria-label').replace(/\d+$/, number => Number(number) + 1));
  row.querySelectorAll('input').forEach(input => { input.value = ''; });
  row.querySelectorAll('select').forEach(select => { select.selectedIndex = 0; });
  last.after(row);
  row.querySelector('input, select').focus();
});

// A Bundle is assessed instead of the form, whose parts that do not count are switched off.
const ownBundle = text => {
  const field = document.getElementById('bundle');
  if (text !== undefined) field.value = text;
  document.querySelectorAll('#sheet fieldset').forEach(part => { part.disabled = field.value.trim() !== ''; });
};
if (document.getElementById('bundle')) ownBundle();
on('input', '#bundle', () => ownBundle());
on('change', '#upload', async input => {
  const file = input.files[0];
  if (file) ownBundle(await file.text());
});
on('click', '.fill', button => {
  const field = document.getElementById('bundle');
  field.closest('details').open = true;
  ownBundle(requestOf(button));
  field.focus();
});
on('click', '.clear', () => {
  document.getElementById('upload').value = '';
  ownBundle('');
});

// A picture that leaves room for the reasons stays in sight beside them; to a large one the reader is taken.
const pin = (chart, lit) => {
  const small = chart.offsetHeight < innerHeight * 0.45;
  chart.classList.toggle('pinned', lit && small);
  if (lit && !small) chart.scrollIntoView({ block: 'nearest' });
};

// The records that a reason is about, on the timeline; once more, and none is.
on('click', '.show', button => {
  const lit = button.getAttribute('aria-pressed') !== 'true';
  const facts = new Set(lit ? button.dataset.facts.split(' ') : []);
  document.querySelectorAll('.show').forEach(other => other.setAttribute('aria-pressed', String(lit && other === button)));
  document.querySelectorAll('[data-ref]').forEach(mark =>
    mark.classList.toggle('lit', facts.has(mark.dataset.ref)));
  pin(document.querySelector('.chart'), lit);
});

// What became of a card goes to the service that issued it (CDS Hooks 2.0.1, Feedback).
async function feedback(button, said) {
  const card = button.closest('.card');
  const told = card.querySelector('.answered');
  const sent = card.querySelector('.sent');
  const path = '/cds-services/spasm-review/feedback';
  const body = JSON.stringify({ feedback: [{ card: card.dataset.card, outcomeTimestamp: new Date().toISOString(), ...said }] });
  const answer = await fetch(path, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body
  }).catch(failure => ({ ok: false, status: String(failure) }));
  told.classList.toggle('failed', !answer.ok);
  told.textContent = `${answer.ok ? told.dataset[said.outcome] : told.dataset.failed} ${answer.status}`;
  card.querySelectorAll('.accept, .dismiss').forEach(other =>
    other.setAttribute('aria-pressed', String(answer.ok && other === button)));
  sent.hidden = false;
  sent.querySelector('code').textContent = `POST ${path}\nContent-Type: application/json\n\n${readable(body)}\n\nHTTP ${answer.status}`;
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
const panelOf = button => button.closest('.developer');
const requestOf = button => panelOf(button).querySelector('.request').textContent;
on('click', '.send', button => call(button.dataset.path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/fhir+json', Accept: 'application/json' },
  body: requestOf(button)
}, panelOf(button).querySelector('.response')));
document.addEventListener('toggle', event => {
  const panel = event.target;
  if (panel.matches('.developer') && panel.open && !panel.dataset.sent) {
    panel.dataset.sent = 'true';
    panel.querySelector('.send').click();
  }
}, true);

commands.panel = button =>
  withBody(panelOf(button).querySelector('.curl').textContent.replace(/ -d @.*$/, ''), requestOf(button));
on('click', '.download', button => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([requestOf(button)], { type: 'application/fhir+json' }));
  link.download = 'patient.json';
  link.click();
  URL.revokeObjectURL(link.href);
});

