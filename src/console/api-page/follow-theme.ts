/** The colours of the page, by the attributes of the renderer. It takes no other form than these. */
const THEMES = {
  light: {
    'bg-color': '#ffffff',
    'header-bg-color': '#f6f7f9',
    'text-color': '#1b2029',
    'primary-color': '#1452bd',
    'secondary-color': '#f3c06b',
    'nav-bg-color': '#1c2027',
    'nav-text-color': '#e7eaf0',
    'nav-hover-bg-color': '#272c35',
    'nav-hover-text-color': '#ffffff'
  },
  dark: {
    'bg-color': '#14171c',
    'header-bg-color': '#1c2027',
    'text-color': '#e7eaf0',
    'primary-color': '#86b4ff',
    'secondary-color': '#f3c06b',
    'nav-bg-color': '#1c2027',
    'nav-text-color': '#e7eaf0',
    'nav-hover-bg-color': '#272c35',
    'nav-hover-text-color': '#ffffff'
  }
}

/** Gives the renderer the colours of the theme that the browser prefers, also when that changes. */
export function followTheme(explorer: HTMLElement): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const theme = dark.matches ? THEMES.dark : THEMES.light
    for (const [attribute, color] of Object.entries(theme)) explorer.setAttribute(attribute, color)
  }
  dark.addEventListener('change', apply)
  apply()
}
