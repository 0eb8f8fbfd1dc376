require('./test-clock.cjs');
// Loaded into Electron by the end-to-end tests only, with `-r`: notes what the app registers with the
// system, because no test can press a global shortcut or click a tray icon on three platforms.
const { globalShortcut, Tray } = require('electron');

const outside = { shortcuts: new Map(), tray: null };
globalThis.clwOutside = outside;

const register = globalShortcut.register.bind(globalShortcut);
globalShortcut.register = (accelerator, pressed) => {
  const taken = register(accelerator, pressed);
  outside.shortcuts.set(accelerator, pressed);
  return taken;
};

const { setContextMenu } = Tray.prototype;
Tray.prototype.setContextMenu = function (menu) {
  outside.tray = menu;
  return setContextMenu.call(this, menu);
};
