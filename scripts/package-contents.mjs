/** What may lie in the zip of an extension: built files and pictures, no maps, no sources, nothing hidden. */
const ALLOWED =
  /^(?:manifest\.json|icons\/[\w.-]+\.(?:png|svg)|assets\/[\w.-]+\.(?:js|css)|src\/[\w/-]+\.html|_locales\/[\w/-]+\.json|[\w.-]+\.js)$/;

/** Permissions that are granted at installation: none may be. */
const REQUIRED_PERMISSIONS = ['host_permissions', 'content_scripts', 'externally_connectable'];

/** Permissions without an effect of their own until somebody grants a host. */
const HARMLESS = new Set(['storage', 'declarativeNetRequestWithHostAccess']);

const pathsIn = (manifest) =>
  [
    manifest.devtools_page,
    manifest.options_ui?.page,
    manifest.background?.service_worker,
    ...(manifest.background?.scripts ?? []),
    ...Object.values(manifest.icons ?? {}),
  ].filter((path) => path !== undefined);

/** What the manifest says by a name that the texts of its own language do not have: browsers refuse such an extension. */
function unsaid(manifest, files) {
  const named = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
  if (named.length === 0) return [];
  const path = `_locales/${manifest.default_locale}/messages.json`;
  const messages = files[path] === undefined ? {} : JSON.parse(new TextDecoder().decode(files[path]));
  return named.filter((name) => !messages[name]?.message).map((name) => `${path} has no ${name}`);
}

/**
 * What is wrong with the files of an extension, each as half a sentence.
 * @param files bytes by path
 * @param browser `chrome` or `firefox`
 * @param version that of package.json
 */
export function problemsOf(files, browser, version) {
  const names = Object.keys(files);
  if (!names.includes('manifest.json')) return ['it has no manifest.json'];
  const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']));
  return [
    ...names.filter((name) => !ALLOWED.test(name)).map((name) => `${name} does not belong there`),
    ...pathsIn(manifest)
      .filter((path) => !names.includes(path))
      .map((path) => `the manifest names ${path}, which is missing`),
    ...unsaid(manifest, files),
    ...REQUIRED_PERMISSIONS.filter((key) => key in manifest).map((key) => `the manifest has ${key}`),
    ...(manifest.permissions ?? [])
      .filter((permission) => !HARMLESS.has(permission))
      .map((permission) => `the manifest asks for ${permission} at installation`),
    ...(manifest.version === version
      ? []
      : [`the manifest says ${manifest.version}, package.json ${version}`]),
    ...(browser === 'firefox' && !manifest.browser_specific_settings?.gecko?.id ? ['it has no id'] : []),
  ];
}
