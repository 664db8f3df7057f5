import { describe, expect, test } from 'vitest';
import { readProjectFile } from '#tests/tidy/project-files.ts';

type Locked = {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
};

const packages = Object.entries(
  (JSON.parse(readProjectFile('package-lock.json')) as { packages: Record<string, Locked> }).packages,
).filter(([location]) => location !== '');

describe('the lock file', () => {
  test('names no registry: each office installs from the one it trusts', () => {
    expect(
      packages.filter(([, { resolved }]) => resolved !== undefined).map(([location]) => location),
    ).toEqual([]);
    expect(readProjectFile('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
  });

  test('has a checksum for every package', () => {
    expect(
      packages.filter(([, { integrity }]) => integrity === undefined).map(([location]) => location),
    ).toEqual([]);
  });

  const native = ['@rolldown/binding-', 'lightningcss-', '@esbuild/', '@resvg/resvg-js-', '@node-rs/argon2-'];
  const machines = ['linux-x64', 'linux-arm64', 'win32-x64', 'darwin-x64', 'darwin-arm64'];
  test.each(native.flatMap((prefix) => machines.map((machine) => [prefix, machine] as const)))(
    '%s* is there for %s, so that a clone installs on it',
    (prefix, machine) => {
      const [os = '', cpu = ''] = machine.split('-');
      const fitting = packages.filter(
        ([location, locked]) =>
          location.startsWith(`node_modules/${prefix}`) &&
          locked.os?.includes(os) === true &&
          locked.cpu?.includes(cpu) === true,
      );
      expect(fitting).not.toHaveLength(0);
    },
  );

  test('every version in package.json is exact', () => {
    const { dependencies, devDependencies } = JSON.parse(readProjectFile('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
