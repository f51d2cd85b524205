// Makes pages better where scripts run; every page works without. An ES module, no framework.

// What the page wants to be heard first takes the focus: its errors, the result of the last
// step, or the count of a list that was just filtered.
const errors = document.querySelector('[data-app="errors"]')
;(errors ?? document.querySelector('[data-app="focus"]'))?.focus({ preventScroll: !errors })
errors?.addEventListener('click', goToInput)

// Browsers that cannot show the inside of a closed <details> by style alone.
if (!CSS.supports('selector(::details-content)')) {
  const wide = matchMedia('(min-width: 48.0625em)')
  const unfold = () => document.querySelectorAll('.app-filter').forEach((filter) => { filter.open = wide.matches })
  wide.addEventListener('change', unfold)
  unfold()
}

sendOnce()
keepForms()
saveByKey()
document.querySelectorAll('[data-app="progress"]').forEach(keepLooking)
document.querySelectorAll('[data-app="select"]').forEach((field) => field.addEventListener('focus', () => field.select()))
forgetOnSignOut()
document.querySelectorAll('[data-app="toolbar"]').forEach(startToolbar)

/** From a link of the error summary go to the input, with its label or legend in sight. */
function goToInput (event) {
  const input = event.target.closest('a') && document.getElementById(event.target.closest('a').hash.slice(1))
  if (!input) return
  event.preventDefault()
  const group = input.closest('.govuk-form-group') ?? input
  group.scrollIntoView()
  input.focus({ preventScroll: true })
}

/** Swallow the second of two presses of a button within a second. The server copes with both. */
function sendOnce () {
  const sent = new WeakMap()
  document.addEventListener('submit', (event) => {
    if (event.timeStamp - (sent.get(event.target) ?? -Infinity) < 1000) event.preventDefault()
    else sent.set(event.target, event.timeStamp)
  })
}

/** Warn before a changed form marked data-app-keep is left without sending it. */
function keepForms () {
  const forms = [...document.querySelectorAll('form[data-app-keep]')]
  const before = new Map(forms.map((form) => [form, written(form)]))
  let leaving = false
  forms.forEach((form) => form.addEventListener('submit', () => { leaving = true }))
  addEventListener('pageshow', () => { leaving = false })
  addEventListener('beforeunload', (event) => {
    if (!leaving && forms.some((form) => written(form) !== before.get(form))) event.preventDefault()
  })
  // A page that saves by itself tells us so: what is saved is no longer at risk.
  document.addEventListener('app:saved', (event) => before.set(event.target, written(event.target)))
}

/** What a form holds, as text to compare. */
function written (form) {
  return JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]))
}

/** Fetch how far a job has come every other second; go where its page leads once it has ended. */
function keepLooking (part) {
  if (!part.dataset.again) return
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href)
      if (answer.redirected || !answer.ok) return location.assign(answer.url)
      const there = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = there.querySelector('[data-app="progress"]')
      if (!fresh?.dataset.again) return location.reload()
      // Only what changed is written, so that a screen reader hears it once.
      const [said, says] = [part, fresh].map((each) => each.querySelector('[role="status"]'))
      if (said.textContent !== says.textContent) said.textContent = says.textContent
      const [bar, newer] = [part, fresh].map((each) => each.querySelector('progress'))
      if (bar && newer) bar.value = newer.value
      else if (newer) said.after(newer)
    } catch { /* The network is away for a moment: look again. */ }
    keepLooking(part)
  }, 2000)
}

/** Ctrl+S (Command+S on a Mac) sends the form marked data-app-save; Alt stays free for letters. */
function saveByKey () {
  const form = document.querySelector('form[data-app-save]')
  if (!form) return
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 's') {
      event.preventDefault()
      form.requestSubmit()
    }
  })
}

/** Nothing that was typed stays on this computer once its author signs out. */
function forgetOnSignOut () {
  document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', () => {
    try {
      Object.keys(localStorage).filter((key) => key.startsWith('minutes:')).forEach((key) => localStorage.removeItem(key))
    } catch { /* nothing could be kept here, so nothing is */ }
  })
}

/** Show a Markdown toolbar and let its buttons write into its textarea; arrows move along it. */
function startToolbar (toolbar) {
  const area = document.getElementById(toolbar.getAttribute('aria-controls'))
  const buttons = [...toolbar.querySelectorAll('button')]
  if (!area) return
  buttons.forEach((button, index) => {
    button.tabIndex = index === 0 ? 0 : -1
    button.addEventListener('click', () => mark(area, button.dataset.mark))
  })
  toolbar.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = buttons[(to + buttons.length) % buttons.length]
    buttons.forEach((button) => { button.tabIndex = button === next ? 0 : -1 })
    next.focus()
  })
  toolbar.hidden = false
}

/** Write one kind of Markdown around or before what is chosen; the browser's undo keeps working. */
function mark (area, kind) {
  const { selectionStart: from, selectionEnd: to, value } = area
  if (kind === 'bold') {
    const inside = value.slice(from, to)
    replace(area, from, to, `**${inside}**`)
    area.setSelectionRange(from + 2, from + 2 + inside.length)
    return
  }
  const lineStart = value.lastIndexOf('\n', from - 1) + 1
  const lineEnd = value.indexOf('\n', to) === -1 ? value.length : value.indexOf('\n', to)
  const before = { heading: () => '### ', list: () => '- ', numbers: (index) => `${index + 1}. ` }[kind]
  const lines = value.slice(lineStart, lineEnd).split('\n')
  // A list needs an empty line above it unless it begins the text.
  const gap = lineStart > 0 && !value.slice(0, lineStart).endsWith('\n\n') ? '\n' : ''
  replace(area, lineStart, lineEnd, gap + lines.map((line, index) => before(index) + line).join('\n'))
}

/** Put text in place of a range as if typed, so that it can be undone and is noticed as input. */
function replace (area, from, to, text) {
  area.focus()
  area.setSelectionRange(from, to)
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, from, to, 'end')
    area.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
}
