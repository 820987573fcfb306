import { hrefOf } from '../../route.js'

/** A step on the way to what is shown. */
export interface Crumb {
  readonly text: string
  readonly ids: readonly string[]
}

/** The way to what is shown, from the list of data sets on. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" class="crumbs">
      <ol>
        <li>
          <a href={hrefOf({ view: 'data-sets' })}>Data sets</a>
        </li>
        {crumbs.map(({ text, ids }, index) => (
          <li key={ids.length}>
            {index === crumbs.length - 1 ? (
              <span aria-current="page">{text}</span>
            ) : (
              <a href={hrefOf({ view: 'data-sets', ids })}>{text}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
