// Lets Allure make its report of a folder of results.
//
//     node allure.mjs RESULTS REPORT
//
// Prints what the report counts, as JSON; ends with 1 and says why where Allure
// complains, or misses a file that is attached.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const [results, report] = process.argv.slice(2)
const run = spawnSync(
  process.execPath,
  ['node_modules/allure/cli.js', 'generate', results, '--output', report],
  { encoding: 'utf8' },
)
assert.equal(run.status, 0, run.stderr)
assert.equal(run.stderr, '')

const read = (file) => JSON.parse(fs.readFileSync(path.join(report, file), 'utf8'))
const attachments = (step) => [
  ...(step.type === 'attachment' ? [step] : []),
  ...(step.steps ?? []).flatMap(attachments),
]
let attached = 0
const folder = 'data/test-results'
const isEmpty = !fs.existsSync(path.join(report, folder))
for (const file of isEmpty ? [] : fs.readdirSync(path.join(report, folder))) {
  for (const { link } of attachments(read(path.join(folder, file)))) {
    assert.ok(!link.missing, link.name)
    attached += 1
  }
}
const { total, ...statuses } = read('summary.json').stats
const environment = read('widgets/allure_environment.json').map(({ name, values }) => [name, ...values])
console.log(JSON.stringify({ statuses, attached, environment }))
