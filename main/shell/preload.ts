import { contextBridge, ipcRenderer } from 'electron';

/** All that a page gets: one way to call, one way to hear what changed. */
contextBridge.exposeInMainWorld('clw', {
  call: (channel: unknown, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke('clw:call', channel, input),
  on: (listener: (topic: unknown) => void): (() => void) => {
    const heard = (_event: unknown, topic: unknown) => listener(topic);
    ipcRenderer.on('clw:topic', heard);
    return () => void ipcRenderer.off('clw:topic', heard);
  },
});
