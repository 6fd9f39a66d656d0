// The suite imports globSync from fs, which Node 20 does not have; for a command that is not used here. This resolves
// the suite's own "fs" to one that has it.
import { register } from 'node:module';

const fs = `import fs from 'node:fs'; export * from 'node:fs'; export default fs; export const globSync = () => [];`;
const hook = `
  const fs = ${JSON.stringify('data:text/javascript,' + encodeURIComponent(fs))};
  export async function resolve(specifier, context, next) {
    return specifier === 'fs' && context.parentURL?.includes('/conformance/dist/')
      ? { url: fs, shortCircuit: true }
      : next(specifier, context);
  }`;

register('data:text/javascript,' + encodeURIComponent(hook));
