// Single keys in the queue of passages found: A accepts, C corrects, D dismisses, J and K go to the
// next and the one before. They count only while the focus is on a passage, so that nothing typed
// elsewhere and no command of a screen reader is taken for one (WCAG 2.1.4).

const PLACE = 'review-place'
const cards = [...document.querySelectorAll('[data-app="review"] .app-found')]
const keys = document.querySelector('[data-review-keys]')

if (cards.length) start()

function start () {
  if (keys) keys.hidden = matchMedia('(hover: none)').matches
  for (const card of cards) {
    card.tabIndex = -1
    card.addEventListener('keydown', (event) => press(card, event))
  }
  const place = recall()
  if (place !== null) cards[Math.min(place, cards.length - 1)].focus()
}

function press (card, event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
  if (event.target.closest('input, select, textarea, [contenteditable]')) return
  const key = event.key.toLowerCase()
  const at = cards.indexOf(card)
  const verb = { a: '[data-verb="accept"] button', c: 'a[data-verb="correct"]', d: '[data-verb="dismiss"] button' }[key]
  if (verb) {
    event.preventDefault()
    if (key !== 'c') remember(at)
    card.querySelector(verb)?.click()
  } else if (key === 'j' || key === 'k') {
    event.preventDefault()
    cards[at + (key === 'j' ? 1 : -1)]?.focus()
  }
}

// The page comes again after each decision: then the focus goes to what stands in that place.
function remember (place) {
  try { sessionStorage.setItem(PLACE, String(place)) } catch { /* the focus begins at the top */ }
}

function recall () {
  try {
    const place = sessionStorage.getItem(PLACE)
    sessionStorage.removeItem(PLACE)
    return place === null ? null : Number(place)
  } catch { return null }
}
