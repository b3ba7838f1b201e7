import { cpSync } from 'node:fs';

cpSync('sandbox/page/browser', 'dist/sandbox/page/browser', {
  recursive: true,
  filter: (path) => !/\.[^./]+$/.test(path) || /\.(html|css)$/.test(path),
});
