// Shows beside minutes being written what reads in them as an agreed action. The server reads;
// nothing is saved. Silenced by a checkbox that this browser remembers; while the meeting is
// under way silent until its writer asks, which is remembered for that meeting alone.

const PAUSE = 600
const SILENT = 'found-silent'
const LIVE = 'found-while-live'
const place = document.querySelector('[data-app="found"]')
const area = document.getElementById('minutes')

if (place && area) start()

function start () {
  const silence = place.querySelector('input')
  const status = place.querySelector('[role="status"]')
  const results = place.querySelector('[data-found-results]')
  const link = document.querySelector('[data-found-link]')
  let waiting = 0
  let asking = null

  const live = place.dataset.live
  silence.checked = live ? recallLive() !== live : recall() === 'yes'
  place.hidden = false
  if (!silence.checked) look()

  area.addEventListener('input', () => {
    clearTimeout(waiting)
    if (!silence.checked) waiting = setTimeout(look, PAUSE)
  })
  silence.addEventListener('change', () => {
    if (live) rememberLive(silence.checked ? '' : live)
    else remember(silence.checked ? 'yes' : 'no')
    clearTimeout(waiting)
    asking?.abort()
    if (!silence.checked) return look()
    results.replaceChildren()
    status.textContent = ''
  })
  results.addEventListener('click', (event) => {
    const button = event.target.closest('[data-start]')
    if (button) showInText(Number(button.dataset.start), Number(button.dataset.end))
  })

  /** Ask the server; a later question overtakes an earlier one. */
  async function look () {
    asking?.abort()
    if (!area.value.trim()) {
      results.replaceChildren()
      status.textContent = ''
      return
    }
    const question = asking = new AbortController()
    const body = new FormData()
    body.set('csrf_token', area.form.elements.csrf_token.value)
    body.set('minutes', area.value)
    try {
      const answer = await fetch(place.dataset.href, { method: 'POST', body, signal: question.signal, redirect: 'error' })
      if (!answer.ok && answer.status !== 422) throw new Error(answer.status)
      const html = await answer.text()
      if (!question.signal.aborted) show(html)
    } catch {
      if (!question.signal.aborted) tell(place.dataset.failed)
    }
  }

  /** Put the answer beside the text; a reader of the screen hears the count when it changes. */
  function show (html) {
    const focused = [...results.querySelectorAll('[data-start]')].indexOf(document.activeElement)
    const shown = new DOMParser().parseFromString(html, 'text/html').body
    results.replaceChildren(...shown.childNodes)
    if (focused >= 0) results.querySelectorAll('[data-start]')[focused]?.focus()
    const count = results.querySelector('[data-found-count]')?.textContent ?? ''
    if (link && count) link.textContent = count
    say(count)
  }

  function tell (words) {
    const line = document.createElement('p')
    line.className = 'govuk-body app-found__count'
    line.textContent = words
    results.replaceChildren(line)
    say(words)
  }

  function say (words) {
    if (status.textContent !== words) status.textContent = words
  }
}

/** Choose a passage in the text. The server counts characters, the browser halves of some. */
function showInText (from, to) {
  const characters = [...area.value]
  const before = characters.slice(0, from).join('').length
  const length = characters.slice(from, to).join('').length
  area.focus()
  area.setSelectionRange(before, before + length)
  area.scrollTop = area.scrollHeight * (before / Math.max(area.value.length, 1)) - area.clientHeight / 3
}

// A browser may refuse to keep anything: then the choice holds for this page.
function recall () {
  try { return localStorage.getItem(SILENT) } catch { return null }
}

function remember (choice) {
  try { localStorage.setItem(SILENT, choice) } catch { /* see recall */ }
}

function recallLive () {
  try { return sessionStorage.getItem(LIVE) } catch { return null }
}

function rememberLive (meeting) {
  try { sessionStorage.setItem(LIVE, meeting) } catch { /* see recall */ }
}
