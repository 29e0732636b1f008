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
  ownBundle(button.closest('.developer').querySelector('.request').textContent);
  field.focus();
});
on('click', '.clear', () => {
  document.getElementById('upload').value = '';
  ownBundle('');
});

// The records that a reason is about, on the timeline; once more, and none is.
on('click', '.show', button => {
  const lit = button.getAttribute('aria-pressed') !== 'true';
  const facts = new Set(lit ? button.dataset.facts.split(' ') : []);
  document.querySelectorAll('.show').forEach(other => other.setAttribute('aria-pressed', String(lit && other === button)));
  document.querySelectorAll('[data-ref]').forEach(mark =>
    mark.classList.toggle('lit', facts.has(mark.dataset.ref)));
  if (lit) document.querySelector('.chart').scrollIntoView({ block: 'nearest' });
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
on('click', '.send', button => {
  const panel = button.closest('.developer');
  call(button.dataset.path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/fhir+json', Accept: 'application/json' },
    body: panel.querySelector('.request').textContent
  }, panel.querySelector('.response code'));
});
document.addEventListener('toggle', event => {
  const panel = event.target;
  if (panel.matches('.developer') && panel.open && !panel.dataset.sent) {
    panel.dataset.sent = 'true';
    panel.querySelector('.send').click();
  }
}, true);

// The same as a command. A body stands between marks, so that nothing in it is read by the shell.
const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;
const commands = {
  panel: button => button.closest('.developer').querySelector('.curl').textContent,
  hook: button => `curl -s ${quoted(button.closest('[data-base]').dataset.base + document.querySelector('.post').dataset.path)}`
    + ` -H 'Content-Type: application/json' -d @- <<'END'\n${document.getElementById('hook-body').value}\nEND`,
  query: button => `curl -s ${quoted(button.closest('[data-base]').dataset.base + document.getElementById('fhir-path').value)}`
    + ` -H 'Accept: application/fhir+json'`
};

/** Browsers let only pages of a secure origin write to the clipboard; elsewhere the old way works. */
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
on('click', '.copy', async button => {
  await copy(commands[button.dataset.of](button));
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
const query = path => call(path, {
  headers: { Accept: 'application/fhir+json' }
}, document.querySelector('#fhir-response code'));
on('click', '.run', button => {
  document.getElementById('fhir-path').value = button.dataset.path;
  query(button.dataset.path);
});
on('submit', '#fhir-line', (line, event) => {
  event.preventDefault();
  query(document.getElementById('fhir-path').value);
});
