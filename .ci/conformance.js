// Counts, for each revision, the scenarios it requires whose result file is there, has a check that passed and none that
// failed; and the same for the scenarios of the extension for tasks. Others are left out. Prints one line; exits 1 where
// anything is short.
'use strict';
const fs = require('fs');
const path = require('path');

const [requirements, results, strict, ...tasks] = process.argv.slice(2);

function required(revision) {
  const names = [];
  let inServer = false;
  for (const line of fs.readFileSync(path.join(requirements, `${revision}.yaml`), 'utf8').split('\n')) {
    if (/^\S/.test(line)) inServer = line.startsWith('server:');
    const item = line.match(/^\s+- ([\w.-]+)\s*$/);
    if (inServer && item) names.push(item[1]);
  }
  return names;
}

function passed(revision, scenario) {
  const folder = path.join(results, revision);
  const run = fs
    .readdirSync(folder)
    .filter((name) => name.startsWith(`server-${scenario}-2`))
    .map((name) => path.join(folder, name, 'checks.json'))
    .filter((file) => fs.existsSync(file));
  const checks = run.flatMap((file) => JSON.parse(fs.readFileSync(file, 'utf8')));
  return checks.some((each) => each.status === 'SUCCESS') && !checks.some((each) => each.status === 'FAILURE');
}

let short = Number(strict) !== 0;
const lists = [
  ['2025-11-25', required('2025-11-25')],
  ['2026-07-28', required('2026-07-28')],
  ['tasks', tasks],
];
const parts = lists.map(([revision, all]) => {
  const failed = all.filter((scenario) => !passed(revision, scenario));
  failed.forEach((scenario) => console.log(`failed in ${revision}: ${scenario}`));
  short = short || failed.length > 0 || all.length === 0;
  return `${revision} ${all.length - failed.length}/${all.length}`;
});
console.log(`conformance: ${parts.join(', ')}, inspector strict ${Number(strict) === 0 ? 'clean' : 'not clean'}`);
process.exit(short ? 1 : 0);
