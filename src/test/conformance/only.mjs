// Whether no other check failed than those named: node only.mjs RESULTS-FOLDER CHECK...
import fs from 'node:fs';
import path from 'node:path';

const [folder, ...named] = process.argv.slice(2);
const files = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('checks.json'));
const checks = files.flatMap((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
const others = checks.filter(({ id, status }) => status === 'FAILURE' && !named.includes(id));
others.forEach(({ id, errorMessage }) => console.error(`${id}: ${errorMessage}`));
process.exit(checks.length === 0 || others.length > 0 ? 1 : 0);
