import { render } from 'preact'
import { App } from './app.js'
import './styles/base.css'
import './styles/parts.css'
import './styles/shell.css'
import './styles/tables.css'
import './styles/requests.css'
import './styles/clock.css'
import './styles/faults.css'
import './styles/verdict.css'
import './styles/jobs.css'

render(<App />, document.body)
