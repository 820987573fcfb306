import { FAULTS } from './fault-kind.js'
import { OUTCOMES } from './outcome-kind.js'
import { RulesSection } from './rules-section.js'

/** The faults and the outcomes of the sandbox. */
export function FaultsView() {
  return (
    <section class="faults-view" aria-label="Faults and outcomes">
      <RulesSection kind={FAULTS} />
      <RulesSection kind={OUTCOMES} />
    </section>
  )
}
