// The testers of the page for integrators.
'use strict';

const hook = () => document.querySelector('.post').dataset.path;
const hookBody = () => document.getElementById('hook-body').value;
const fhirPath = document.getElementById('fhir-path');
const base = button => button.closest('[data-base]').dataset.base;

async function show(path, init, id) {
  const box = document.getElementById(id);
  await call(path, init, box);
  inSight(box);
}

on('click', '.post', () => show(hook(), {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
  body: hookBody()
}, 'hook-response'));
const query = path => show(path, { headers: { Accept: 'application/fhir+json' } }, 'fhir-response');
on('click', '.run', button => {
  fhirPath.value = button.dataset.path;
  query(button.dataset.path);
});
on('submit', '#fhir-line', (line, event) => {
  event.preventDefault();
  query(fhirPath.value);
});

commands.hook = button =>
  withBody(`curl -s ${quoted(base(button) + hook())} -H 'Content-Type: application/json'`, hookBody());
commands.query = button => `curl -s ${quoted(base(button) + fhirPath.value)} -H 'Accept: application/fhir+json'`;
