// Calls of the API whose answers are shown as they are, and the same calls as commands.
'use strict';

/** Text of an answer, JSON made readable. */
const readable = text => {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch (notJson) { return text; }
};

/** Sends a request and shows what comes back: how it went in a line that is read out, the rest below it. */
async function call(path, init, box) {
  const says = box.querySelector('.says');
  const shown = box.querySelector('code');
  says.textContent = '…';
  try {
    const answer = await fetch(path, init);
    shown.textContent = readable(await answer.text());
    says.textContent = `HTTP ${answer.status} ${answer.headers.get('Content-Type') || ''}`;
  } catch (failure) {
    shown.textContent = '';
    says.textContent = String(failure);
  }
}

/** Brings an answer into sight that came elsewhere on the page. */
function inSight(box) {
  const { top } = box.getBoundingClientRect();
  if (top < 0 || top > innerHeight - 160) box.scrollIntoView({ block: 'start' });
}

// A body stands between marks, so that nothing in it is read by the shell.
const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;
const withBody = (command, body) => `${command} -d @- <<'END'\n${body}\nEND`;
const commands = {};

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
  const label = button.textContent;
  if (label === button.dataset.done) return;
  button.textContent = button.dataset.done;
  button.addEventListener('blur', () => { button.textContent = label; }, { once: true });
});
