// Puts files of TAP to the parser of node-tap, at its strictest.
//
//     node tap.mjs FILE…
//
// Ends with 1, and says why, where one holds what is no TAP, or a point that is
// not ok and has no diagnostics that can be read.
import { readFileSync } from 'node:fs'
import { Parser } from 'tap-parser'

let wrong = 0
for (const file of process.argv.slice(2)) {
  const tell = (what) => {
    wrong += 1
    console.error(`${file}: ${what}`)
  }
  const text = readFileSync(file, 'utf8')
  const parser = new Parser({ strict: true })
  parser.on('extra', (line) => tell(`no TAP: ${line}`))
  let undiagnosed = 0
  parser.on('assert', (point) => {
    if (!point.ok && !point.diag) undiagnosed += 1
  })
  parser.on('complete', (results) => {
    const points = (text.match(/^(not )?ok /gm) ?? []).length
    if (results.count !== points) tell(`${results.count} points were read, of ${points}`)
    if (undiagnosed > 0) tell(`${undiagnosed} points that are not ok have no diagnostics`)
    const odd = results.failures.filter((it) => it.tapError && !results.bailout)
    for (const failure of odd) tell(failure.tapError)
  })
  parser.end(text)
}
process.exitCode = wrong > 0 ? 1 : 0
