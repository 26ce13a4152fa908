import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const TOP = join(import.meta.dirname, '../..');

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: TOP, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && !path.endsWith('.png'));

const linesOf = (path: string): string[] => readFileSync(join(TOP, path), 'utf8').split('\n');

function placesOf(pattern: RegExp, paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    linesOf(path).flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

describe('the files of the project', () => {
  it('name no place from which packages are downloaded', () => {
    const packages = tracked.filter((path) => /(?:^|\/)package(?:-lock)?\.json$/.test(path));
    expect(packages).toContain('package-lock.json');
    expect(placesOf(/"resolved":|registry\.npmjs|deb\.debian/, packages)).toEqual([]);
  });

  it('read nothing outside the project', () => {
    const sources = tracked.filter((path) => /\.(?:ts|tsx|mjs|css|html|json|md|yml)$/.test(path));
    const outside = new RegExp(String.raw`\.\./` + String.raw`shared\b`);
    expect(placesOf(outside, sources)).toEqual([]);
  });

  it('leave no type unchecked', () => {
    const code = tracked.filter((path) => /^(?:src|test|scripts)\/.*\.tsx?$/.test(path));
    const unchecked = /@ts-(?:ignore|nocheck|expect-error)\b/;
    expect(placesOf(unchecked, code)).toEqual([]);
  });
});
