// Keeps a clerk's own notes while they are typed, beside the minutes. Without scripts their own
// button saves them. Alt + N goes from the text to the notes and back.

const area = document.getElementById('note')
const PAUSE = 1500
const AGAIN = 5000

if (area?.dataset.keep) {
  const box = area.closest('details')
  const form = area.form
  const status = form.querySelector('[data-notes-status]')
  let stored = area.value
  let timer = 0
  let sending = false

  form.querySelector('button').remove() // style would show a button that is only hidden
  area.addEventListener('input', () => later(PAUSE))
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') send() })
  addEventListener('online', send)
  addEventListener('pagehide', leave)
  document.querySelector('[data-notes-link]')?.addEventListener('click', (event) => {
    event.preventDefault()
    goToNotes()
  })
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyN') return
    event.preventDefault()
    if (document.activeElement === area) document.getElementById('minutes').focus()
    else goToNotes()
  })

  function goToNotes () {
    box.open = true
    area.focus()
    area.setSelectionRange(area.value.length, area.value.length)
  }

  function later (wait) {
    clearTimeout(timer)
    timer = setTimeout(send, wait)
  }

  async function send () {
    clearTimeout(timer)
    if (area.value === stored) return
    if (sending) return later(PAUSE)
    sending = true
    const text = area.value
    let answer = null
    try {
      answer = await fetch(area.dataset.keep, { method: 'POST', body: new FormData(form), redirect: 'manual' })
    } catch { /* the network is away */ }
    sending = false
    if (answer?.ok && answer.headers.get('Content-Type')?.startsWith('application/json')) {
      const { saved } = await answer.json()
      stored = text
      status.textContent = status.dataset.saved.replace('{time}', saved)
      status.classList.remove('app-minutes__status--failed')
      form.dispatchEvent(new CustomEvent('app:saved', { bubbles: true }))
      if (area.value !== stored) later(PAUSE)
      return
    }
    status.textContent = !answer || answer.status >= 500 ? status.dataset.failed : status.dataset.expired
    status.classList.add('app-minutes__status--failed')
    later(AGAIN)
  }

  /** Notes not sent yet go with the page, without waiting for an answer. */
  function leave () {
    if (area.value === stored) return
    fetch(area.dataset.keep, { method: 'POST', body: new FormData(form), keepalive: true }).catch(() => {})
  }
}
