// SPDX-License-Identifier: Apache-2.0
// Debian's Chromium without a window, driven by the Chrome DevTools Protocol over a pipe.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

type Params = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

export interface Tab extends AsyncDisposable {
  send(method: string, params?: Params): Promise<Params>;
  /** The value of an expression of JavaScript in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Loads a page to the end of its load event. */
  open(url: string): Promise<void>;
  /** What the protocol told of this name since the tab was opened. */
  told(method: string): readonly Params[];
}

export interface Browser extends AsyncDisposable {
  openTab(): Promise<Tab>;
}

export async function startBrowser(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'signet-browser-'));
  const child = spawn(
    'chromium',
    [
      '--headless',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      // Chromium's sandbox refuses to be root's, as whom CI runs.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const connection = connect(child);
  return {
    openTab: () => openTab(connection),
    async [Symbol.asyncDispose]() {
      await connection.send('Browser.close').catch(() => child.kill('SIGKILL'));
      await ended;
    },
  };
}

interface Connection {
  send(method: string, params?: Params, sessionId?: string): Promise<Params>;
  listen(sessionId: string, listener: (message: Message) => void): void;
}

/** Messages are JSON, each with a zero byte behind it; Chromium reads from 3 and writes to 4. */
function connect(child: ChildProcess): Connection {
  const [toBrowser, fromBrowser] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, (message: Message) => void>();
  const listeners = new Map<string, (message: Message) => void>();
  let unread = '';
  fromBrowser.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (unread + chunk).split('\0');
    unread = messages.pop() ?? '';
    for (const json of messages) {
      const message = JSON.parse(json) as Message & { readonly sessionId?: string };
      if (message.id !== undefined) waiting.get(message.id)?.(message);
      else listeners.get(message.sessionId ?? '')?.(message);
    }
  });
  const end = (message: string) => {
    for (const done of waiting.values()) done({ error: { message } });
  };
  child.once('error', ({ message }) => end(`chromium did not start: ${message}`));
  child.once('close', () => end('chromium has ended'));
  toBrowser.on('error', ({ message }: Error) => end(`chromium is gone: ${message}`));
  let last = 0;
  return {
    async send(method, params = {}, sessionId) {
      const id = ++last;
      const answer = new Promise<Message>((done) => waiting.set(id, done));
      toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      const { result, error } = await answer;
      waiting.delete(id);
      if (result === undefined) throw new Error(`${method}: ${error?.message ?? 'no result'}`);
      return result;
    },
    listen: (sessionId, listener) => listeners.set(sessionId, listener),
  };
}

async function openTab(connection: Connection): Promise<Tab> {
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(sessionId);
  const told = new Map<string, Params[]>();
  let onLoad: (() => void) | undefined;
  connection.listen(session, ({ method = '', params = {} }) => {
    told.set(method, [...(told.get(method) ?? []), params]);
    if (method === 'Page.loadEventFired') onLoad?.();
  });
  const send: Tab['send'] = (method, params) => connection.send(method, params, session);
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  // A tab that is not in front paints nothing.
  await send('Page.bringToFront');
  return {
    send,
    async evaluate(expression) {
      const { result, exceptionDetails } = (await send('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
      })) as { result: { value?: unknown }; exceptionDetails?: unknown };
      if (exceptionDetails !== undefined)
        throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
      return result.value;
    },
    async open(url) {
      const loaded = new Promise<void>((done) => (onLoad = done));
      await send('Page.navigate', { url });
      await loaded;
    },
    told: (method) => told.get(method) ?? [],
    async [Symbol.asyncDispose]() {
      await connection.send('Target.closeTarget', { targetId });
    },
  };
}

/** With the mouse, in the middle of an element. */
export async function click(tab: Tab, selector: string): Promise<void> {
  // What comes into sight may turn out higher than it was taken for, and move the rest.
  const [x, y] = (await tab.evaluate(`(async () => {
    const element = document.querySelector('${selector}');
    let before;
    let now;
    do {
      before = now;
      element.scrollIntoView({ block: 'center' });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      now = element.getBoundingClientRect();
    } while (before?.y !== now.y);
    return [now.x + now.width / 2, now.y + now.height / 2];
  })()`)) as [number, number];
  for (const type of ['mousePressed', 'mouseReleased'])
    await tab.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
}

const keys: Readonly<Record<string, readonly [code: string, number: number, text?: string]>> = {
  Enter: ['Enter', 13, '\r'],
  Escape: ['Escape', 27],
  Tab: ['Tab', 9],
  ' ': ['Space', 32, ' '],
  '/': ['Slash', 191, '/'],
};

export async function press(tab: Tab, key: string): Promise<void> {
  const [code, windowsVirtualKeyCode, text] = keys[key] ?? [key, 0];
  const event = { key, code, windowsVirtualKeyCode, text };
  await tab.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
  await tab.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined });
}
