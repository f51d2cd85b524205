// Lets a clerk drag what is planned to another place or meeting. Dropping sends the row's own
// form, the one its buttons send; the keyboard uses the buttons and the page "Move".

const groups = [...document.querySelectorAll('[data-meeting]')]
let dragged = null

document.querySelector('[data-programme]')?.classList.add('app-programme--sortable')

document.querySelectorAll('[data-planned]').forEach((row) => {
  const handle = document.createElement('span')
  handle.className = 'app-planned__handle'
  handle.draggable = true
  handle.ariaHidden = 'true'
  handle.textContent = '\u283f'
  handle.addEventListener('dragstart', (event) => {
    dragged = row
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', row.id)
    event.dataTransfer.setDragImage(row, 10, 10)
    row.classList.add('app-planned--dragged')
  })
  handle.addEventListener('dragend', () => {
    dragged = null
    row.classList.remove('app-planned--dragged')
    clearMarks()
  })
  row.querySelector('th').prepend(handle)
})

groups.forEach((group) => {
  group.addEventListener('dragover', (event) => {
    if (!dragged) return
    event.preventDefault()
    clearMarks()
    const before = rowBelow(group, event.clientY)
    if (before) before.classList.add('app-planned--before')
    else group.classList.add('app-programme__group--over')
  })
  group.addEventListener('drop', (event) => {
    if (!dragged) return
    event.preventDefault()
    send(group, rowBelow(group, event.clientY))
  })
})

/** The rows of a group that stay where they are. */
function rowsOf (group) {
  return [...group.querySelectorAll('.app-planned')].filter((row) => row !== dragged)
}

/** The first row whose middle is below the pointer; none at the end of the group. */
function rowBelow (group, y) {
  return rowsOf(group).find((row) => {
    const box = row.getBoundingClientRect()
    return y < box.top + box.height / 2
  })
}

/** Take away the marks that show where the row would go. */
function clearMarks () {
  document.querySelectorAll('.app-planned--before').forEach((row) => row.classList.remove('app-planned--before'))
  groups.forEach((group) => group.classList.remove('app-programme__group--over'))
}

/** Send the dragged row's form: to this meeting, before that row or last. */
function send (group, before) {
  const rows = rowsOf(group)
  const form = dragged.querySelector('form')
  const place = document.createElement('input')
  place.type = 'hidden'
  place.name = 'place'
  place.value = 1 + (before ? rows.indexOf(before) : rows.length)
  form.append(place)
  form.elements.meeting_id.value = group.dataset.meeting
  form.submit()
}
