// Keeps minutes while they are typed: on the server every few seconds, and in this browser until
// the server has them. Never changes what stands in the text area by itself.

const LONGEST = 200_000
const MOST_KEPT = 20
const PAUSE = 1500
const MOST_WAIT = 4000
const AGAIN = 5000
const KEEPALIVE = 60_000

const form = document.getElementById('minutes-form')
const area = document.getElementById('minutes')
const place = form?.querySelector('[data-minutes]')

if (place && area) start()

function start () {
  const { item, opened, keep, leave, look, token } = place.dataset
  const status = document.querySelector('[data-minutes-status]')
  const said = document.querySelector('[data-minutes-said]')
  const mending = document.querySelector('[data-minutes-mend]')
  const writer = form.elements.writer.value
  const own = `minutes:${writer}:${item}:${form.elements.page.value}`
  let saved = 'unsaved' in place.dataset ? null : area.value // what is saved as the minutes
  let stored = saved // what the server has
  let since = opened
  let state = 'calm' // calm, failed, expired, or a refusal that asking again will not change
  let timer = 0
  let changedAt = 0
  let sending = false
  let sent = false
  let first = true

  offerKept()
  comeBack()
  if (saved === null) schedule()

  area.addEventListener('input', () => {
    if (state === 'too_long') state = 'calm'
    rememberHere()
    schedule()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') send()
    else if (state === 'expired' || state === 'failed') send()
  })
  addEventListener('focus', () => { if (state === 'expired') send() })
  addEventListener('online', send)
  form.addEventListener('submit', () => { sent = true })
  addEventListener('pageshow', () => { sent = false })
  addEventListener('pagehide', leavePage)
  document.addEventListener('keydown', keys)
  form.querySelector('button[value="preview"]')?.addEventListener('click', preview)
  document.querySelector('[data-app-jump] select')?.addEventListener('change', (event) => event.target.form.requestSubmit())

  /** Send soon after typing stops, and at the latest a few seconds after it began. */
  function schedule (wait) {
    if (area.value === stored) return
    changedAt ||= Date.now()
    clearTimeout(timer)
    timer = setTimeout(send, wait ?? Math.max(0, Math.min(PAUSE, changedAt + MOST_WAIT - Date.now())))
  }

  async function send (mended = false) {
    clearTimeout(timer)
    if (sending || sent || area.value === stored || !canAsk()) return
    sending = true
    const text = area.value
    if (state === 'calm') show('saving')
    let answer = null
    try {
      answer = await fetch(keep, { method: 'POST', body: new FormData(form), redirect: 'manual' })
    } catch { /* the network is away */ }
    sending = false
    changedAt = 0
    // A form whose token is stale is answered with a page, whatever its status.
    if (answer?.ok && isData(answer)) return kept(text, await answer.json())
    const problem = await refusal(answer)
    if (problem) return stop(problem)
    if (answer && answer.status < 500 && mended !== true) return mend()
    fail('failed')
  }

  /** The words are on the server. */
  function kept (text, { saved: at, writing, overtaken }) {
    stored = text
    since = at
    mending.hidden = true
    const failed = state !== 'calm'
    state = 'calm'
    show(overtaken ? 'overtaken' : 'saved', overtaken)
    if (first || failed) said.textContent = status.textContent
    first = false
    showWriting(writing)
    if (area.value !== text) return schedule()
    forgetHere(own)
    form.dispatchEvent(new CustomEvent('app:saved', { bubbles: true }))
  }

  /** The sign-in or its token ended: take a fresh one, or ask for a sign-in in another tab. */
  async function mend () {
    let answer = null
    try {
      answer = await fetch(token, { redirect: 'manual', cache: 'no-store' })
    } catch { /* the network is away */ }
    if (answer?.ok && isData(answer)) {
      const fresh = await answer.json()
      if (fresh.writer !== writer) return stop('other')
      document.querySelectorAll('input[name="csrf_token"]').forEach((input) => { input.value = fresh.token })
      return send(true)
    }
    if (!answer) return fail('failed')
    mending.hidden = false
    fail('expired')
  }

  function fail (how) {
    if (state !== how) {
      state = how
      show(how === 'failed' && !rememberHere() ? 'unkept' : how)
      said.textContent = status.textContent
    }
    timer = setTimeout(send, AGAIN)
  }

  /** Asking again will not help. */
  function stop (problem) {
    state = problem
    rememberHere()
    show(problem)
    said.textContent = status.textContent
  }

  function isData (answer) {
    return answer.headers.get('Content-Type')?.startsWith('application/json') ?? false
  }

  function canAsk () {
    return ['calm', 'failed', 'expired'].includes(state)
  }

  async function refusal (answer) {
    if (!answer || ![409, 422].includes(answer.status)) return ''
    try {
      const { problem } = await answer.json()
      return problem in status.dataset ? problem : ''
    } catch { return '' }
  }

  function show (what, name = '') {
    status.textContent = status.dataset[what].replace('{time}', since).replace('{name}', name)
    status.classList.toggle('app-minutes__status--failed', !['saving', 'saved'].includes(what))
  }

  function showWriting (writing) {
    const lines = []
    document.querySelectorAll('[data-item][data-number]').forEach((span) => {
      const names = writing[span.dataset.item] ?? []
      if (span.dataset.item !== item) span.textContent = names.join(', ') || span.dataset.state
      names.forEach((name) => lines.push([name, span.dataset.number]))
    })
    const line = document.querySelector('[data-minutes-writing]')
    line.textContent = lines.map(([name, number]) => line.dataset.one.replace('{name}', name).replace('{number}', number)).join(' · ')
  }

  /** What stands on a page that is left is saved as a version, without waiting for an answer. */
  function leavePage () {
    if (sent || area.value === saved || !canAsk()) return
    const body = new FormData(form)
    if (new Blob([area.value]).size > KEEPALIVE) return
    fetch(leave, { method: 'POST', body, keepalive: true }).catch(() => {})
  }

  // In this browser, until the server has it

  function rememberHere () {
    if (area.value === stored || area.value.length > LONGEST) return false
    try {
      localStorage.setItem(own, JSON.stringify({ text: area.value, at: Date.now() }))
      const keys = Object.keys(localStorage).filter((key) => key.startsWith('minutes:'))
      if (keys.length > MOST_KEPT) {
        keys.sort((one, other) => when(one) - when(other)).slice(0, keys.length - MOST_KEPT).forEach(forgetHere)
      }
      // What is kept here is not at risk when the page is left; while saving fails, say so.
      if (state === 'calm') form.dispatchEvent(new CustomEvent('app:saved', { bubbles: true }))
      return true
    } catch { return false }
  }

  function keptHere (key) {
    try { return JSON.parse(localStorage.getItem(key)) } catch { return null }
  }

  function when (key) {
    return keptHere(key)?.at ?? 0
  }

  function forgetHere (key) {
    try { localStorage.removeItem(key) } catch { /* it was not kept */ }
  }

  /** Offer what an earlier page of this item kept here and could not save; never put it in. */
  function offerKept () {
    const box = document.querySelector('[data-minutes-kept]')
    let keys = []
    try {
      keys = Object.keys(localStorage).filter((key) => key.startsWith(`minutes:${writer}:${item}:`) && key !== own)
    } catch { return }
    keys.filter((key) => typeof keptHere(key)?.text !== 'string' || area.value.includes(keptHere(key).text.trim())).forEach(forgetHere)
    const key = keys.filter((each) => keptHere(each)).sort((one, other) => when(other) - when(one))[0]
    if (!key) return
    const { text, at } = keptHere(key)
    const words = box.querySelector('[data-words]')
    const shown = box.querySelector('pre')
    words.textContent = words.dataset.words.replace('{time}', new Date(at).toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true }).replace(' ', ''))
    shown.textContent = text
    box.hidden = false
    box.addEventListener('click', (event) => {
      const what = event.target.closest('[data-do]')
      if (what?.dataset.do === 'look') {
        shown.hidden = !shown.hidden
        what.setAttribute('aria-expanded', String(!shown.hidden))
      } else if (what) {
        if (what.dataset.do === 'use') use(text)
        forgetHere(key)
        box.hidden = true
        area.focus()
        if (what.dataset.do === 'discard') offerKept()
      }
    })
  }

  /** Put text in place of all as if typed, so that it can be undone. */
  function use (text) {
    area.focus()
    area.select()
    if (!document.execCommand('insertText', false, text)) {
      area.value = text
      area.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
  }

  // Keys

  function keys (event) {
    if (event.altKey && !event.ctrlKey && ['PageDown', 'PageUp'].includes(event.key)) {
      event.preventDefault()
      go(event.key === 'PageDown' ? 'next' : 'previous')
    } else if (event.ctrlKey && event.key === 'Enter') {
      const accept = document.querySelector('button[name="accept"]')
      if (!accept) return
      event.preventDefault()
      accept.click()
    } else if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') {
      stayAt(item)
    }
  }

  function go (where) {
    const address = place.dataset[where]
    if (!address) return
    stayAt(new URL(address, location).searchParams.get('item'), false)
    if (area.value === saved) return location.assign(address)
    const then = document.createElement('input')
    Object.assign(then, { type: 'hidden', name: 'then', value: where })
    form.append(then)
    form.requestSubmit()
  }

  /** After saving by key, the cursor is where it was. */
  function stayAt (there, here = true) {
    const spot = here ? [area.selectionStart, area.selectionEnd, area.scrollTop] : null
    try { sessionStorage.setItem('minutes-at', JSON.stringify({ there, spot })) } catch { /* then it is not */ }
  }

  function comeBack () {
    let at = null
    try {
      at = JSON.parse(sessionStorage.getItem('minutes-at'))
      sessionStorage.removeItem('minutes-at')
    } catch { return }
    if (at?.there !== item || document.querySelector('[data-app="errors"]')) return
    area.focus()
    const [from, to, top] = at.spot ?? [area.value.length, area.value.length, area.scrollHeight]
    area.setSelectionRange(from, to)
    area.scrollTop = top
  }

  // Preview without leaving the page; where that fails the form is sent

  async function preview (event) {
    event.preventDefault()
    const box = document.querySelector('[data-minutes-preview]')
    let answer = null
    try {
      answer = await fetch(look, { method: 'POST', body: new FormData(form), redirect: 'manual' })
    } catch { /* the network is away */ }
    if (!answer || (!answer.ok && answer.status !== 422)) {
      schedule(0)
      return
    }
    const shown = new DOMParser().parseFromString(await answer.text(), 'text/html').body
    box.querySelector('[data-minutes-shown]').replaceChildren(...shown.childNodes)
    box.hidden = false
    box.querySelector('#preview').focus()
  }
}
