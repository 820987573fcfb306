/** The attributes of the renderer that set its colours, and the colours of the style sheet that they get. */
const ATTRIBUTES = {
  'bg-color': '--surface',
  'header-bg-color': '--page',
  'text-color': '--text',
  'primary-color': '--link'
}

/** The variables that the renderer reads to make lighter colours of them. */
const VARIABLES = {
  '--red': '--bad',
  '--orange': '--orange-text',
  '--yellow': '--warn',
  '--green': '--good',
  '--blue': '--link',
  '--purple': '--purple-text',
  '--gray': '--quiet'
}

/** Gives the renderer the colours of the theme that the browser prefers, also when that changes. */
export function followTheme(explorer: HTMLElement): void {
  const apply = () => {
    for (const [attribute, color] of Object.entries(ATTRIBUTES)) explorer.setAttribute(attribute, hexOf(color))
    for (const [variable, color] of Object.entries(VARIABLES)) explorer.style.setProperty(variable, hexOf(color))
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply)
  apply()
}

/** Returns what a colour is now. The renderer understands neither `light-dark()` nor any other form than this one. */
function hexOf(color: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${color})`
  document.body.append(probe)
  const channels = getComputedStyle(probe).color.match(/\d+/g) ?? []
  probe.remove()
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`
}
