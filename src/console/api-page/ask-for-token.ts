/** Asks for the token of the control plane. `problem`: what is wrong with the last one. Returns the token. */
export async function askForToken(parent: HTMLElement, problem: string): Promise<string> {
  const form = document.createElement('form')
  form.className = 'panel token'
  const heading = document.createElement('h1')
  heading.textContent = 'This server has an admin token'
  const label = document.createElement('label')
  label.htmlFor = 'token'
  label.textContent = 'Value of --admin-token'
  const input = document.createElement('input')
  Object.assign(input, { id: 'token', type: 'password', autocomplete: 'off', required: true })
  input.setAttribute('aria-describedby', 'token-problem')
  const alert = document.createElement('p')
  alert.id = 'token-problem'
  alert.className = 'problem'
  alert.setAttribute('role', 'alert')
  const button = document.createElement('button')
  button.className = 'primary'
  button.textContent = 'Continue'
  form.append(heading, label, input, alert, button)
  const main = document.createElement('main')
  main.append(form)
  parent.append(main)
  alert.textContent = problem
  input.focus()
  await new Promise<void>((resolve) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      resolve()
    })
  })
  main.remove()
  return input.value
}
