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

// What a field may refer to is suggested, once somebody is at such a field: the lists are longer than the form.
let asked = false;
on('focusin', 'input[list]', async field => {
  if (asked) return;
  asked = true;
  try {
    const answer = await fetch(field.form.dataset.lists);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    page.querySelectorAll('[data-list]').forEach(list => {
      const suggested = document.createElement('datalist');
      suggested.id = list.dataset.list;
      list.querySelectorAll('li').forEach(item => {
        suggested.append(new Option(item.querySelector('span').textContent, item.querySelector('code').textContent));
      });
      document.body.append(suggested);
    });
  } catch (away) {
    asked = false;
  }
});
