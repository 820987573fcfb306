import { useEffect, useRef } from 'preact/hooks'
import { focusHeading } from '../../parts/use-arrival.js'
import { route } from '../../route.js'
import { DataSetPage } from './data-set-page.js'
import { ListPage } from './list-page.js'

/** The data sets of the sandbox, or one of them, or a revision of it, or an asset of that. */
export function DataSetsView() {
  const { ids } = route.value
  const place = ids.join('/')
  const last = useRef(place)
  useEffect(() => {
    if (last.current === place) return
    last.current = place
    focusHeading()
  }, [place])
  return ids[0] === undefined ? <ListPage /> : <DataSetPage key={ids[0]} dataSetId={ids[0]} />
}
