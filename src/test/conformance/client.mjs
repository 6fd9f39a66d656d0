// The client under test, as the conformance suite starts it: visits the scenario's server with the command `mcp` to see
// its tools, and once more to call those that the scenario is about.
//
// From the suite: the server's URL as the last argument, MCP_CONFORMANCE_SCENARIO, MCP_CONFORMANCE_PROTOCOL_VERSION,
// MCP_CONFORMANCE_CONTEXT. From run.sh: FRONTDESK_JAVA and FRONTDESK_JAR.
import { spawnSync } from 'node:child_process';

const url = process.argv.at(-1);
const scenario = process.env.MCP_CONFORMANCE_SCENARIO;
const protocol = process.env.MCP_CONFORMANCE_PROTOCOL_VERSION;
const context = JSON.parse(process.env.MCP_CONFORMANCE_CONTEXT ?? '{}');

function visit(calls) {
  const named = calls.flatMap(({ name, arguments: given }) => ['--call', `${name}=${JSON.stringify(given)}`]);
  const version = protocol ? ['--protocol', protocol] : [];
  const command = ['-jar', process.env.FRONTDESK_JAR, 'mcp', '--json', ...version, ...named, url];
  const done = spawnSync(process.env.FRONTDESK_JAVA, command, { encoding: 'utf8' });
  process.stderr.write(done.stderr);
  process.stdout.write(done.stdout);
  if (done.status !== 0) {
    process.exit(done.status ?? 1);
  }
  return JSON.parse(done.stdout);
}

/** What a scenario wants to see called, by the tools its server lists. */
function calls({ tools, modelTools }) {
  const everyTool = (given) => modelTools.map(({ tool }) => ({ name: tool, arguments: given }));
  switch (scenario) {
    case 'tools_call':
      return everyTool({ a: 5, b: 3 });
    case 'sse-retry':
    case 'http-standard-headers':
      return everyTool({});
    case 'http-invalid-tool-headers':
      return everyTool({ region: 'north' });
    case 'http-custom-headers':
      return context.toolCalls;
    case 'json-schema-2020-12-preservation': {
      const observed = tools.find(({ name }) => name !== 'json_schema_echo');
      return [{ name: 'json_schema_echo', arguments: { schema: observed.inputSchema } }];
    }
    default:
      return [];
  }
}

const wanted = calls(visit([]));
if (wanted.length > 0) {
  visit(wanted);
}
