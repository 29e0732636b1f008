// Forms of curators: rows that are added, and the reader taken to what is wrong. Without it there is one empty row at a time.
'use strict';

const problems = document.getElementById('problems');
if (problems) problems.focus();

document.querySelectorAll('.add').forEach(button => { button.hidden = false; });

// One more row like the last, empty; what was said against the last is not said of it.
on('click', '.add', button => {
  const rows = button.closest('fieldset').querySelectorAll('.fields');
  const last = rows[rows.length - 1];
  const row = last.cloneNode(true);
  const number = rows.length + 1;
  row.setAttribute('aria-label', last.getAttribute('aria-label').replace(/\d+$/, number));
  row.querySelectorAll('.wrong').forEach(said => said.remove());
  row.querySelectorAll('[id]').forEach(field => {
    const id = `${field.id}-${number}`;
    row.querySelector(`label[for="${field.id}"]`).htmlFor = id;
    field.id = id;
    field.value = '';

    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-describedby');
  });
  last.after(row);
  row.querySelector('input, select, textarea').focus();
});
