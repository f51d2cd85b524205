// Puts a standard sentence into the minutes where the cursor stands. Without scripts the
// sentences are there to be copied.

const place = document.querySelector('[data-app="sentences"]')
const area = place && document.getElementById(place.dataset.appInto)

if (area) {
  place.querySelectorAll('button').forEach((button) => {
    button.hidden = false
    button.addEventListener('click', () => putIn(button.previousElementSibling.textContent))
  })
}

/** A sentence at the cursor, parted from the words around it by a space. */
function putIn (sentence) {
  const before = area.value.slice(0, area.selectionStart)
  const after = area.value.slice(area.selectionEnd)
  const text = (/\S$/.test(before) ? ' ' : '') + sentence + (/^\S/.test(after) ? ' ' : '')
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
  area.focus()
}
