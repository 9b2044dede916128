#!/usr/bin/env node
// Stands in for the program, so that the harness is tested without a build: the same contract, no more.

import { createServer } from 'node:http';

const [task, ...args] = process.argv.slice(2);
const after = (name) => args[args.indexOf(name) + 1];

if (task === 'serve') {
  if (process.env.TRIBUTARY_FAIL) {
    console.error('the data directory cannot be written');
    process.exit(1);
  }
  const server = createServer((_, response) => {
    const told = { now: process.env.TRIBUTARY_NOW, data: after('--data-dir'), leaked: process.env.TRIBUTARY_LEAK };
    response.end(JSON.stringify(told));
  });
  server.listen(0, '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${server.address().port}`));
} else if (task === 'sign-in') {
  console.log(`http://127.0.0.1:8080/sign-in/${args[0]}?once=1`);
} else {
  console.error(`no such task: ${task}`);
  process.exit(2);
}
