// Gives every request of the suite the bearer token in MCP_TOKEN, if there is one: the suite knows no tokens. It sends by
// fetch, by an undici of its own and by http; the first two can be heard of on a channel, the last one is wrapped.
import diagnostics from 'node:diagnostics_channel';
import http from 'node:http';

if (process.env.MCP_TOKEN) {
  const authorization = `Bearer ${process.env.MCP_TOKEN}`;
  diagnostics.subscribe('undici:request:create', ({ request }) => request.addHeader('Authorization', authorization));
  const plain = http.request;
  http.request = (options, ...more) =>
    plain({ ...options, headers: { Authorization: authorization, ...options.headers } }, ...more);
}
