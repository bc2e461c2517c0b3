// "What is new since I last looked": fragments are made once for many eyes, so the mark is put on here.
// An element with data-seq is new when its number is above the reader's watermark (html data-seen).

const title = document.title;

function mark() {
  const seen = Number(document.documentElement.dataset.seen);
  if (!seen) return;
  let fresh = 0;
  for (const element of document.querySelectorAll('[data-seq]')) {
    const isNew = Number(/** @type {HTMLElement} */ (element).dataset.seq) > seen;
    element.toggleAttribute('data-js-new', isNew);
    if (isNew) fresh += 1;
  }
  document.title = fresh ? `(${fresh}) ${title}` : title;
}

export function startNews() {
  mark();
  document.addEventListener('htmx:after:swap', mark);
}
