// Opens the form of a comment below its paragraph, instead of on a page of its own. One at a time:
// while something is typed in one, the next link leads to its page as it does without this.

let open = null

document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-app-comment]')
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey && !isTyped()) {
    event.preventDefault()
    if (!await show(link)) location.assign(link.href)
  }
  if (event.target.closest('[data-app-close]') && open) {
    event.preventDefault()
    close(true)
  }
})

addEventListener('beforeunload', (event) => {
  if (isTyped() && !open.sent) event.preventDefault()
})

/** Whether something was typed in the form that is open. */
function isTyped () {
  return open !== null && [...open.part.querySelectorAll('textarea')].some((area) => area.value !== area.defaultValue)
}

/** Take the form off the page; give its link the focus back. */
function close (toLink = false) {
  open.part.remove()
  open.link.hidden = false
  if (toLink) open.link.focus()
  open = null
}

/** Fetch a comment's page and put its form below the paragraph; false where that cannot be. */
async function show (link) {
  let part
  try {
    const answer = await fetch(link.href, { redirect: 'error' })
    if (!answer.ok) return false
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    part = page.querySelector('[data-app-part]')
  } catch {
    return false
  }
  const form = part?.querySelector('form')
  if (!form) return false
  if (open) close()
  form.action = link.href
  open = { part, link, sent: false }
  form.addEventListener('submit', () => { open.sent = true })
  part.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !isTyped()) close(true)
  })
  link.hidden = true
  link.parentElement.after(part)
  part.querySelector('textarea').focus()
  return true
}
