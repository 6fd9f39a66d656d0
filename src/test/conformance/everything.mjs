// Visits npm's server-everything with the command `mcp`, calls nearly every tool it has, and compares what the command
// says with what each tool is known to answer.
//
// node everything.mjs URL | -- COMMAND ARGUMENT...; from run.sh: FRONTDESK_JAVA and FRONTDESK_JAR.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

const server = process.argv.slice(2);
const secret = 'what-no-child-process-may-see';

function mcp(options) {
  const command = ['-jar', process.env.FRONTDESK_JAR, 'mcp', ...options, ...server];
  const done = spawnSync(process.env.FRONTDESK_JAVA, command, {
    encoding: 'utf8',
    env: { ...process.env, OPENAI_API_KEY: secret },
  });
  process.stderr.write(done.stderr);
  return done;
}

const texts = (result) => result.content.map(({ text }) => text);
const calls = [
  ['echo', { message: 'Köln' }, (result) => assert.deepEqual(texts(result), ['Echo: Köln'])],
  ['get-sum', { a: 19, b: 23 }, (result) => assert.deepEqual(texts(result), ['The sum of 19 and 23 is 42.'])],
  ['get-tiny-image', {}, (result) => assert.equal(result.content[1].mimeType, 'image/png')],
  ['get-structured-content', { location: 'Chicago' }, (result) =>
    assert.equal(typeof result.structuredContent.temperature, 'number')],
  ['get-annotated-message', { messageType: 'success', includeImage: true }, (result) =>
    assert.equal(result.content[0].annotations.priority, 0.7)],
  ['get-resource-links', { count: 3 }, (result) =>
    assert.equal(result.content.filter(({ type }) => type === 'resource_link').length, 3)],
  ['get-resource-reference', { resourceType: 'Blob', resourceId: 1 }, (result) =>
    assert.ok(result.content.some(({ resource }) => resource?.blob))],
  ['gzip-file-as-resource', { data: 'data:text/plain,hello', outputType: 'resource' }, (result) =>
    assert.ok(result.content[0].resource.blob)],
  // From here on it logs to us whenever it likes, between the answers and on the stream that is listened to.
  ['toggle-simulated-logging', {}, (result) => assert.match(texts(result)[0], /^Started/)],
  ['trigger-long-running-operation', { duration: 6, steps: 3 }, (result) =>
    assert.match(texts(result)[0], /completed/)],
  ['get-env', {}, (result) => {
    const environment = JSON.parse(texts(result)[0]);
    assert.ok('PATH' in environment);
    assert.equal(JSON.stringify(environment).includes(secret), false);
  }],
];

const visit = mcp(['--json', ...calls.flatMap(([name, given]) => ['--call', `${name}=${JSON.stringify(given)}`])]);
assert.equal(visit.status, 0, visit.stdout);
const report = JSON.parse(visit.stdout);
assert.equal(report.server.name, 'mcp-servers/everything');
assert.equal(report.protocolVersion, '2025-11-25');
assert.equal(report.tools.length, report.modelTools.length + report.leftOut.length);
assert.deepEqual(report.leftOut.map(({ tool }) => tool), ['simulate-research-query']);
calls.forEach(([name, , check], index) => {
  assert.equal(report.calls[index].tool, name);
  check(report.calls[index].result);
});

const people = mcp(['--call', 'get-tiny-image', '--call', 'get-sum={"a":2,"b":3}']);
assert.equal(people.status, 0);
assert.match(people.stdout, /^mcp-servers\/everything .* speaks MCP 2025-11-25\n/);
assert.match(people.stdout, /\[image\/png, \d+ kB omitted\]/);
assert.match(people.stdout, /The sum of 2 and 3 is 5\./);

assert.equal(mcp(['--json', '--call', 'get-sum={"a":"nineteen"}']).status, 3, 'a tool that answers with an error');
assert.equal(mcp(['--json', '--call', 'no-such-tool']).status, 2, 'a tool that is not there');
