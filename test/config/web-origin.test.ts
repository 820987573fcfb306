import t from 'tap'
import { webOrigin, whyNoOrigin } from '../../src/config/web-origin.js'

t.test('an origin is kept as browsers send it', (t) => {
  const origins = {
    'http://localhost:5173': 'http://localhost:5173',
    'HTTPS://App.Example': 'https://app.example',
    'http://app.example:80': 'http://app.example',
    'https://app.example:80': 'https://app.example:80',
    'http://[::1]:3000': 'http://[::1]:3000',
    'http://bücher.example': 'http://xn--bcher-kva.example',
    'chrome-extension://abcdefghijklmnop': 'chrome-extension://abcdefghijklmnop',
    'capacitor://localhost': 'capacitor://localhost'
  }
  for (const [text, origin] of Object.entries(origins)) t.equal(webOrigin(text), origin, text)
  t.end()
})

t.test('what is no origin is refused, with the one that may be meant', (t) => {
  const meant = {
    'http://localhost:5173/': 'http://localhost:5173',
    'http://localhost:5173/app?a#b': 'http://localhost:5173',
    'https://me@app.example': 'https://app.example',
    'localhost:5173': 'http://localhost:5173',
    'app.example': 'http://app.example',
    '//app.example': 'http://app.example',
    'capacitor://localhost/': undefined,
    'http://app.example:99999': undefined,
    'http://': undefined,
    ' ': undefined,
    '': undefined
  }
  for (const [text, origin] of Object.entries(meant)) {
    t.equal(webOrigin(text), undefined, text)
    t.equal(whyNoOrigin(text), origin ? `; did you mean ${origin}?` : '', text)
  }
  t.equal(webOrigin('http://a.example,http://b.example'), undefined)
  t.equal(whyNoOrigin('http://a.example,http://b.example'), '; give each origin by itself')
  t.end()
})

t.test('what would allow pages that nobody chose is refused, and the message says why', (t) => {
  for (const text of ['*', 'http://*', 'https://*.app.example']) {
    t.equal(webOrigin(text), undefined, text)
    t.match(whyNoOrigin(text), /^; with a wildcard, any page .*: name each origin$/, text)
  }
  for (const text of ['null', 'file://', 'file:///index.html', 'FILE://host']) {
    t.equal(webOrigin(text), undefined, text)
    t.match(whyNoOrigin(text), /origin null: serve the page over HTTP$/, text)
  }
  t.end()
})
