// Puts a stream of messages to those who read it: Gherkin must read its sources
// as its documents and pickles say, the query library counts its results, and the
// HTML formatter makes a page of it.
//
//     node messages.mjs STREAM PAGE
//
// Prints what was counted, as JSON; ends with 1 and says why where a source is
// not what is told of it.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import { CucumberHtmlStream } from '@cucumber/html-formatter'
import { IdGenerator, parseEnvelope } from '@cucumber/messages'
import { Query } from '@cucumber/query'

const [stream, page] = process.argv.slice(2)
const text = fs.readFileSync(stream, 'utf8')
const envelopes = text.split('\n').filter(Boolean).map(parseEnvelope)

// Ids are anybody's, and which column something stands in is left out.
const plain = (value) =>
  JSON.parse(
    JSON.stringify(value, (key, value) =>
      ['id', 'astNodeIds', 'astNodeId', 'column'].includes(key) ? undefined : value,
    ),
  )

const newId = IdGenerator.incrementing()
const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher())
const told = (kind) => envelopes.map((envelope) => envelope[kind]).filter(Boolean)
for (const { uri, data } of told('source')) {
  const document = { uri, ...parser.parse(data) }
  const documents = told('gherkinDocument').filter((it) => it.uri === uri)
  assert.deepEqual(documents.map(plain), [plain(document)], uri)
  const pickles = told('pickle').filter((it) => it.uri === uri)
  assert.deepEqual(pickles.map(plain), plain(compile(document, uri, newId)), uri)
}

const query = new Query()
for (const envelope of envelopes) {
  query.update(envelope)
}
for (const started of query.findAllTestCaseStarted()) {
  assert.ok(query.findPickleBy(started), started.id)
  assert.ok(query.findLineageBy(started)?.scenario, started.id)
  for (const [finished, step] of query.findTestStepFinishedAndTestStepBy(started)) {
    assert.ok(query.findPickleStepBy(step) ?? query.findHookBy(step), finished.testStepId)
  }
}

await pipeline(
  Readable.from(envelopes),
  new CucumberHtmlStream(),
  fs.createWriteStream(page),
)
console.log(
  JSON.stringify({
    statuses: query.countMostSevereTestStepResultStatus(),
    cases: query.countTestCasesStarted(),
    success: query.findTestRunFinished().success,
  }),
)
