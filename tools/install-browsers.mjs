// Brings the browsers that tests need. Node's own modules only.
import { existsSync } from 'node:fs';
import { DEBIAN_PACKAGES, askedEngines, installed } from './browsers.mjs';
import { exitCodeOf } from './run.mjs';

/**
 * Sees to it that there is a browser to test in: those that BROWSERS names, else at least one. Debian's own are
 * installed when this runs as root; otherwise Chromium is left to the package that comes through npm.
 */
export async function installBrowsers() {
  const missing = missingEngines();
  if (missing.length === 0) return;
  if (!canUseApt()) {
    console.log(`Not installed here: ${missing.join(', ')}. Trying the Chromium that comes through npm.`);
    return;
  }
  await installDebianPackages(missing.flatMap((engine) => DEBIAN_PACKAGES[engine]));
}

function missingEngines() {
  const asked = askedEngines();
  if (asked) return asked.filter((engine) => !installed(engine));
  return Object.keys(DEBIAN_PACKAGES).some((engine) => installed(engine)) ? [] : ['chromium'];
}

function canUseApt() {
  return existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

async function installDebianPackages(names) {
  console.log(`Installing ${names.join(', ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await exitCodeOf('apt-get', ['update', '-qq'], env);
  const code = await exitCodeOf('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], env);
  if (code !== 0) console.log('apt-get could not install them. Trying the Chromium that comes through npm.');
}
