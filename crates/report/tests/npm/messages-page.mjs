// Opens the pages that the HTML formatter made of streams of messages in
// Chromium: each shows every scenario and the head of what each step ended with,
// as text, and says nothing on the console.
//
//     node messages-page.mjs NAME…
//
// where NAME.ndjson is the stream and NAME.html its page.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

const words = (text) => text.replace(/\s+/g, ' ').trim()

for (const name of process.argv.slice(2)) {
  const page = await browser.newPage()
  page.setDefaultTimeout(15_000)
  const told = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && told.push(message.text()))
  page.on('pageerror', (error) => told.push(String(error.stack ?? error)))
  page.on('dialog', (dialog) => { told.push(`a dialog: ${dialog.message()}`); dialog.dismiss() })
  page.on('request', (request) => request.url().startsWith('file:') || told.push(`fetched ${request.url()}`))
  await page.goto(`file://${path.resolve(`${name}.html`)}`)
  await page.waitForFunction(() => document.body.innerText.includes('countersign@'))
  for (let closed; (closed = await page.$('button[aria-expanded="false"]')); ) await closed.click()
  const shown = words(await page.innerText('body'))
  const envelopes = fs.readFileSync(`${name}.ndjson`, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  const scenarios = envelopes
    .flatMap((it) => it.gherkinDocument?.feature?.children ?? [])
    .flatMap((it) => it.scenario ?? it.rule?.children?.map((child) => child.scenario) ?? [])
    .filter(Boolean)
  assert.ok(scenarios.length > 0 || !envelopes.some((it) => it.pickle), name)
  for (const scenario of scenarios) assert.ok(shown.includes(words(scenario.name)), `${name}: ${scenario.name}`)
  const heads = envelopes
    .map((it) => it.testStepFinished?.testStepResult.message)
    .filter(Boolean)
    .map((message) => words(message.split('\n')[0]))
  for (const head of heads) assert.ok(shown.includes(head), `${name}: ${head}`)
  assert.deepEqual(told, [], name)
  assert.equal(await page.locator('img[src="x"], #root script').count(), 0, name)
  await page.close()
}
await browser.close()
