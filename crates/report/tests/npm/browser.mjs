// Opens report pages in Chromium and uses them as people do: filters, search,
// deep links, the keyboard, both themes, a phone's width, paper; and puts every
// view to axe.
//
//     node browser.mjs PAGES SCREENSHOTS
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from 'playwright-core'

const [pages, shots] = process.argv.slice(2)
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WIDE = { width: 1280, height: 900 }
const PHONE = { width: 360, height: 740 }
const SCENARIO = 'orchard/basket/Basket 11 is sent and read back'
const GROUPS = 6
const OF_MILL = 'mill/basket/Basket 21 is sent and read back'

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

/** Runs `body` with a page that is open; nothing may be said on the console, nothing fetched. */
async function opened(name, body, { hash = '', viewport = WIDE, colorScheme = 'light', ...more } = {}) {
  const context = await browser.newContext({ viewport, colorScheme, bypassCSP: false, ...more })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const told = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && told.push(message.text()))
  page.on('pageerror', (error) => told.push(String(error.stack ?? error)))
  page.on('dialog', (dialog) => { told.push(`a dialog: ${dialog.message()}`); dialog.dismiss() })
  page.on('request', (request) => request.url().startsWith('file:') || request.url().startsWith('blob:') || told.push(`fetched ${request.url()}`))
  const began = Date.now()
  await page.goto(`file://${path.join(pages, name)}${hash}`)
  if (more.javaScriptEnabled !== false) await page.waitForSelector('html[data-ready]', { state: 'attached' })
  const took = Date.now() - began
  await body(page, took)
  assert.deepEqual(told, [], name)
  await context.close()
}

/** Puts what is shown to axe: WCAG 2.2 AA and its own good practice. */
async function accessible(page, name) {
  // The page's policy lets no script in; what a tool evaluates is not the page's.
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }))
  const told = violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`))
  assert.deepEqual(told, [], name)
}

async function narrow(page, name) {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.equal(wider, 0, `${name} scrolls sideways by ${wider}`)
}

const shot = (page, name, fullPage = false) => page.screenshot({ path: path.join(shots, `${name}.png`), fullPage })
const entries = (page) => page.locator('#list > li')
const tally = (page) => page.locator('#tally').textContent()
const link = (parts) => `#${Object.entries(parts).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`
const said = (page, text) => page.waitForFunction((text) => document.getElementById('tally').textContent === text, text)
const titled = (page, text) => page.locator('#scenario h1', { hasText: text }).waitFor()

// Views, in both themes and on a phone.
const VIEWS = {
  overview: '',
  clauses: '#clause=orchard.basket.kept',
  states: '#states',
  proof: '#proof',
  scenarios: '#verdict=failed',
  scenario: link({ scenario: SCENARIO }),
  mill: link({ scenario: OF_MILL }),
}
for (const [name, hash] of Object.entries(VIEWS)) {
  for (const colorScheme of ['light', 'dark']) {
    await opened('orchard.html', async (page) => {
      await accessible(page, `${name}, ${colorScheme}`)
      await shot(page, `${name}-${colorScheme}`)
    }, { hash, colorScheme })
  }
  await opened('orchard.html', async (page) => {
    await narrow(page, name)
    await accessible(page, `${name} on a phone`)
    await shot(page, `${name}-phone`)
  }, { hash, viewport: PHONE })
}

// Every case, partial and hostile ones too.
for (const name of fs.readdirSync(pages).filter((name) => name.startsWith('case-') || ['passed.html', 'partial.html', 'alone.html'].includes(name))) {
  await opened(name, async (page) => {
    await accessible(page, name)
    await page.setViewportSize(PHONE)
    await narrow(page, name)
    const first = entries(page).first().locator('a')
    if (await first.count()) {
      await first.click()
      await page.locator('#scenario h1').waitFor()
      if (/hostile|steps|partial|alone|more/.test(name)) await accessible(page, `${name}, its first scenario`)
      await narrow(page, `${name}, its first scenario`)
    }
  })
}

// Folds are opened: what is in them is looked at too.
await opened('orchard.html', async (page) => {
  for (const fold of await page.locator('details').all()) await fold.evaluate((element) => { element.open = true })
  await accessible(page, 'unfolded')
  await page.setViewportSize(PHONE)
  await narrow(page, 'unfolded')
})

// Filters.
await opened('orchard.html', async (page) => {
  assert.equal(await tally(page), '240 scenarios')
  await page.selectOption('#filter-verdict', 'failed')
  await said(page, '24 of 240 scenarios')
  assert.equal(await entries(page).count(), 24)
  assert.match(page.url(), /#verdict=failed$/)
  await page.selectOption('#filter-system', 'orchard')
  await said(page, '12 of 240 scenarios')
  await page.selectOption('#filter-topic', 'Reading baskets')
  await said(page, '4 of 240 scenarios')
  await page.selectOption('#filter-topic', '')
  await page.selectOption('#filter-judges', 'mill.basket.kept')
  await said(page, '0 of 240 scenarios')
  await page.click('#filters button[type=reset]')
  await said(page, '240 scenarios')
  await page.click('.counts a[href="#verdict=warned"]')
  await said(page, '24 of 240 scenarios')
  // What an address says is what is shown, and the other way round.
  await page.goto(page.url().replace(/#.*/, '#system=mill&verdict=failed'))
  await said(page, '12 of 240 scenarios')
  assert.equal(await page.inputValue('#filter-system'), 'mill')
})

// Search: names, findings and bodies; words together; in either case.
await opened('orchard.html', async (page) => {
  await page.fill('#query', 'basket 17 ')
  await page.fill('#query', 'PLUM-17"')
  await said(page, '1 of 240 scenarios')
  await page.fill('#query', 'connection refused')
  await said(page, '24 of 240 scenarios')
  await page.fill('#query', 'plum-17" pressing')
  await said(page, '1 of 240 scenarios')
  await page.fill('#query', 'plum-17" labels')
  await said(page, '0 of 240 scenarios')
  await page.fill('#query', 'orchard_token')
  await said(page, '240 scenarios')
})

// A deep link, its exchange, the spot, and the way back.
await opened('orchard.html', async (page) => {
  await page.click('#findings a[href^="#scenario="]')
  await page.locator('#scenario h1').waitFor()
  assert.equal(await page.locator('#overview').isVisible(), false)
  const spot = page.locator('.body .row.spot')
  assert.equal(await spot.count(), 1)
  assert.match(await spot.textContent(), /pieces.*4.*expected 3/s)
  assert.equal((await spot.locator('mark').allTextContents()).join(''), ' pieces="4"')
  await page.goBack()
  await page.locator('#overview').waitFor({ state: 'visible' })
  await page.goForward()
  await page.locator('#scenario h1').waitFor()
  await page.click('.told a[href^="#clause="]')
  await page.locator('tr.told').waitFor({ state: 'visible' })
  await page.goBack()
  await page.locator('#scenario h1').waitFor()
})
await opened('orchard.html', async (page) => {
  await titled(page, 'Basket 11')
  assert.match(await page.locator('.body .row.spot').textContent(), /"pieces": 4.*expected 3/s)
  assert.equal(await page.locator('.body .row.spot mark').textContent(), '4')
  // All of it can be sent again.
  const script = await page.locator('.script code').textContent()
  assert.match(script, /^#!\/bin\/sh\n[^]*curl -sS -i -X POST '[^']*\/baskets\/11'[^]*\ncurl -sS -i -X GET /)
  await page.click('.script > button')
  await page.locator('.script > button', { hasText: /Copied|Selected/ }).waitFor()
  // What does something without being seen is spelt out, and markup is text.
  const text = await page.locator('.body').last().textContent()
  assert.ok(text.includes('</script><img src=x onerror=alert(1)> \\u{202e}turned\\u0000'), text)
}, { hash: link({ scenario: SCENARIO }) })
await opened('orchard.html', async (page) => {
  await titled(page, 'Basket 21')
  assert.match(await page.locator('.body .row.spot').textContent(), /plum-21.*pieces="4".*expected 3/s)
  assert.match(await page.title(), /^failed: Basket 21/)
}, { hash: link({ scenario: OF_MILL }) })
await opened('orchard.html', async (page) => {
  const row = page.locator('tr.told')
  assert.match(await row.textContent(), /mill\.basket\.kept/)
  assert.equal(await row.evaluate((element) => element === document.activeElement), true)
}, { hash: '#clause=mill.basket.kept' })
await opened('orchard.html', async (page) => {
  assert.match(await tally(page), /has no scenario nowhere/)
}, { hash: '#scenario=nowhere' })
for (const hash of ['#scenario=%', '#q=%E0%A4%A', '#&&==', '#clause=<b>', '#fault=x']) {
  await opened('orchard.html', async () => {}, { hash })
}

// The keyboard alone.
await opened('orchard.html', async (page) => {
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent)
  await page.keyboard.press('Tab')
  assert.equal(await focused(), 'Skip to the report')
  await page.keyboard.press('/')
  await page.waitForFunction(() => document.activeElement.id === 'query')
  await page.keyboard.type('plum-1')
  await said(page, '111 of 240 scenarios')
  await page.keyboard.press('Escape')
  await said(page, '240 scenarios')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  assert.match(await focused(), /Basket 2 /)
  await page.keyboard.press('ArrowUp')
  assert.match(await focused(), /Basket 1 /)
  await page.keyboard.press('Enter')
  await titled(page, 'Basket 1 ')
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1')
  await page.keyboard.press('ArrowRight')
  await titled(page, 'Basket 2 ')
  await page.keyboard.press('ArrowLeft')
  await titled(page, 'Basket 1 ')
  await page.keyboard.press('Escape')
  await page.locator('#overview').waitFor({ state: 'visible' })
  assert.match(await focused(), /Basket 1 /)
  // Portions follow as the focus comes to their end.
  for (let at = 0; at < 150; at += 1) await page.keyboard.press('ArrowDown')
  assert.match(await focused(), /Basket 151 /)
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle)
  assert.equal(outline, 'solid')
  // Whoever speaks to the machine can turn single letters off.
  await page.locator('footer summary').click()
  await page.locator('#shortcuts').uncheck()
  await page.locator('body').press('/')
  assert.notEqual(await focused(), 'query')
})

// The theme is remembered.
await opened('orchard.html', async (page) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await page.click('#theme')
  assert.equal(await ground(), light)
  await page.click('#theme')
  assert.notEqual(await ground(), light)
  await page.reload()
  await page.waitForSelector('html[data-ready]', { state: 'attached' })
  assert.notEqual(await ground(), light)
})

// Without a script verdict, findings, clauses and machines still read.
await opened('orchard.html', async (page) => {
  for (const text of ['The target contradicts its documentation', 'pieces of "B11" do not read back', 'orchard.basket.kept', 'WAITING_FOR_PICKER']) {
    assert.equal(await page.getByText(text).first().isVisible(), true, text)
  }
  assert.equal(await page.locator('.scripted:visible').count(), 0)
  await shot(page, 'without-script')
}, { javaScriptEnabled: false })

// Ten thousand scenarios: only a portion is drawn, and the search goes through all.
await opened('many.html', async (page, took) => {
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  assert.ok(nodes < 10_000, `${nodes} elements are drawn at once`)
  console.log(`10,000 scenarios: ready after ${took} ms, ${nodes} elements`)
  await page.fill('#query', 'plum-9999 ')
  await said(page, '1 of 10000 scenarios')
})

// On paper.
for (const [name, hash] of [['overview', ''], ['scenario', link({ scenario: SCENARIO })]]) {
  await opened('orchard.html', async (page) => {
    const paper = await page.pdf({ path: path.join(shots, `${name}.pdf`), format: 'A4' })
    assert.ok(paper.length > 20_000, `${name} on paper: ${paper.length} bytes`)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('.masthead').isVisible(), false)
    // What is folded is printed unfolded, even where no script does it.
    assert.equal(await page.locator('.group > .inside:visible').count(), name === 'overview' ? GROUPS : 0)
    const repeated = page.locator(name === 'overview' ? '.group.failed .curl' : '.told.failed .curl')
    assert.ok(await repeated.count() > 0)
    for (const line of await repeated.all()) assert.equal(await line.locator('pre').isVisible(), true)
    await shot(page, `${name}-print`)
  }, { hash })
}

await browser.close()
