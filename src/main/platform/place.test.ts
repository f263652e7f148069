import { describe, expect, it } from 'vitest';
import { syncServiceOf } from '@shared/features/settings/syncFolders.rules';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { judgePlace } from './place';
import { thisSystem, type System } from './system';

type Made = Partial<Omit<System, 'realPath'>> & {
  platform: NodeJS.Platform;
  /** Paths that are there, and what they really are. */
  real?: Readonly<Record<string, string>>;
  texts?: Readonly<Record<string, string>>;
  lists?: Readonly<Record<string, string[]>>;
  /** What programs print, by a word of their name or arguments. */
  prints?: Readonly<Record<string, string>>;
};

/** A computer as it is described; every path is there under its own name unless `real` says otherwise. */
function computer({ real = {}, texts = {}, lists = {}, prints = {}, ...more }: Made): System {
  return {
    home: more.platform === 'win32' ? 'C:\\Users\\wang' : '/home/wang',
    env: {},
    realPath: (path) => real[path] ?? path,
    exists: () => false,
    readText: (path) => texts[path] ?? null,
    list: (path) => lists[path] ?? [],
    run: async (file, args) => {
      const asked = [file, ...args].join(' ');
      const found = Object.entries(prints).find(([word]) => asked.includes(word));
      if (found === undefined) throw new Error(`not to be asked: ${asked}`);
      return found[1];
    },
    ...more,
  };
}

/** The code of the final word on a folder; null where it may hold the shop. */
async function verdict(dir: string, made: Made, mayBeInMemory = false): Promise<string | null> {
  const { now, later } = judgePlace(dir, computer(made), { mayBeInMemory });
  if (now !== null) return now.code;
  return (await later?.())?.code ?? null;
}

/** Lines as the kernel writes them: a plain PC with a stick, a card reader, shares and an encrypted disk. */
const MOUNTS = `22 27 0:21 / /proc rw,relatime - proc proc rw
25 24 0:23 / /dev/shm rw,relatime - tmpfs tmpfs rw,size=24684096k
27 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
30 27 253:0 / /home rw,relatime shared:2 - ext4 /dev/mapper/home rw
31 27 8:1 / /media/wang/KINGSTON\\04032G rw,nosuid shared:3 - vfat /dev/sdb1 rw
32 27 8:17 / /mnt/backup rw - ext4 /dev/sdc1 rw
33 27 179:1 / /media/wang/card rw - exfat /dev/mmcblk0p1 rw
34 27 0:50 / /mnt/nas rw - nfs4 nas:/export rw
35 27 0:51 / /mnt/win rw - cifs //pc2/shop rw
36 27 0:52 / /home/wang/remote rw - fuse.sshfs wang@server: rw
37 27 0:53 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
38 27 0:54 / /mnt/strange rw - fuse.unheard-of x rw
39 27 8:33 / /mnt/ntfs rw - fuseblk /dev/sdd1 rw
40 27 0:55 / /mnt/pool rw - btrfs /dev/sdd2 rw
41 27 0:56 / /merged rw - overlay overlay rw
42 27 0:57 / /mnt/host rw - 9p host rw
43 27 8:49 / /media/locked rw - ext4 /dev/mapper/stick rw
44 27 254:9 / /media/unlocked rw - ext4 /dev/mapper/stick rw
`;
const PCI = '/sys/devices/pci0000:00';
const USB = `${PCI}/0000:00:14.0/usb2/2-1/2-1:1.0/host6/target6:0:0/6:0:0:0/block`;
const MMC = `${PCI}/0000:00:1a.0/mmc_host/mmc0/mmc0:0001/block`;
const SATA = `${PCI}/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block`;
const linux: Made = {
  platform: 'linux',
  texts: {
    '/proc/self/mountinfo': MOUNTS,
    [`${USB}/sdb/removable`]: '1\n',
    [`${USB}/sdc/removable`]: '0\n',
    [`${MMC}/mmcblk0/device/type`]: 'SD\n',
  },
  real: {
    '/sys/dev/block/259:2': `${PCI}/0000:00:1d.0/nvme/nvme0/nvme0n1/nvme0n1p2`,
    '/sys/class/block/nvme0n1p3': `${PCI}/0000:00:1d.0/nvme/nvme0/nvme0n1/nvme0n1p3`,
    '/sys/dev/block/253:0': '/sys/devices/virtual/block/dm-0',
    '/sys/dev/block/8:1': `${USB}/sdb/sdb1`,
    '/sys/dev/block/8:17': `${USB}/sdc/sdc1`,
    '/sys/dev/block/179:1': `${MMC}/mmcblk0/mmcblk0p1`,
    '/sys/dev/block/8:33': `${SATA}/sdd/sdd1`,
    '/sys/class/block/sdd2': `${SATA}/sdd/sdd2`,
    '/sys/dev/block/254:9': '/sys/devices/virtual/block/dm-9',
    '/sys/class/block/sdc1': `${USB}/sdc/sdc1`,
    '/dev/sdd2': '/dev/sdd2',
  },
  lists: {
    '/sys/devices/virtual/block/dm-0/slaves': ['nvme0n1p3'],
    '/sys/devices/virtual/block/dm-9/slaves': ['sdc1'],
  },
  exists: (path) => /(p\d|sd[a-z]\d)\/partition$/u.test(path),
};

describe('a folder on Linux', () => {
  it.each([
    ['/home/wang/.config/Shuke', null],
    ['/srv/shop', null],
    ['/mnt/ntfs/shop', null],
    ['/mnt/pool/shop', null],
    ['/merged/shop', null],
    ['/media/wang/KINGSTON 32G/shop', 'data.placeRemovable'],
    ['/mnt/backup/shop', 'data.placeRemovable'],
    ['/media/wang/card/shop', 'data.placeRemovable'],
    ['/media/unlocked/shop', 'data.placeRemovable'],
    ['/mnt/nas/shop', 'data.placeNetwork'],
    ['/mnt/win/shop', 'data.placeNetwork'],
    ['/home/wang/remote/shop', 'data.placeNetwork'],
    ['/run/user/1000/gvfs/smb-share:server=pc2/shop', 'data.placeNetwork'],
    ['/mnt/strange/shop', 'data.placeNetwork'],
    ['/mnt/host/shop', 'data.placeNetwork'],
    ['/dev/shm/shop', 'data.placeMemory'],
    ['/mnt/nas-of-old/shop', null],
  ])('%s: %s', async (dir, code) => {
    expect(await verdict(dir, linux)).toBe(code);
  });

  it('is judged at once, since a start must not wait', () => {
    expect(judgePlace('/mnt/backup', computer(linux), { mayBeInMemory: false }).later).toBeNull();
  });

  it('may be in memory for tests, and nowhere else that is refused', async () => {
    expect(await verdict('/dev/shm/shop', linux, true)).toBeNull();
    expect(await verdict('/mnt/nas/shop', linux, true)).toBe('data.placeNetwork');
  });

  it('is where a link leads', async () => {
    const real = { ...linux.real, '/home/wang/shop': '/mnt/nas/shop' };
    expect(await verdict('/home/wang/shop', { ...linux, real })).toBe('data.placeNetwork');
  });

  it('may be on the stick that the whole computer runs from', async () => {
    const texts = {
      ...linux.texts,
      '/proc/self/mountinfo':
        '27 1 8:17 / / rw - ext4 /dev/sdc1 rw\n28 27 8:18 / /home rw - ext4 /dev/sdc2 rw\n',
    };
    const real = { ...linux.real, '/sys/dev/block/8:18': `${USB}/sdc/sdc2` };
    expect(await verdict('/home/wang/shop', { ...linux, texts, real })).toBeNull();
  });

  it('covered by a later mount is on that one', async () => {
    const texts = { '/proc/self/mountinfo': `${MOUNTS}60 27 0:60 / /mnt/ntfs rw - nfs nas:/x rw\n` };
    expect(await verdict('/mnt/ntfs/shop', { ...linux, texts })).toBe('data.placeNetwork');
  });

  it('is taken where the kernel tells nothing', async () => {
    expect(await verdict('/srv/shop', { platform: 'linux' })).toBeNull();
    const texts = { '/proc/self/mountinfo': 'nonsense\n\n - \n1 2 3\n' };
    expect(await verdict('/srv/shop', { platform: 'linux', texts })).toBeNull();
  });
});

const MAC_MOUNTS = `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
/dev/disk4s1 on /Volumes/KINGSTON (1) (msdos, local, nodev, nosuid, noowners)
/dev/disk5s2 on /Volumes/Second (apfs, local, journaled)
//wang@nas._smb._tcp.local/shop on /Volumes/shop (smbfs, nodev, nosuid, mounted by wang)
macfuse@1 on /Volumes/server (macfuse, nodev, nosuid, synchronous, mounted by wang)
`;
const plist = (internal: boolean, isOut: boolean): string => `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
  <key>BusProtocol</key>
  <string>USB</string>
  <key>Internal</key>
  <${String(internal)}/>
  <key>RemovableMedia</key>
  <false/>
  <key>RemovableMediaOrExternalDevice</key>
  <${String(isOut)}/>
</dict></plist>`;
const mac: Made = {
  platform: 'darwin',
  home: '/Users/wang',
  prints: { KINGSTON: plist(false, true), Second: plist(true, false), mount: MAC_MOUNTS },
};

describe('a folder on macOS', () => {
  it.each([
    ['/Users/wang/Library/Application Support/Shuke', null],
    ['/Volumes/KINGSTON (1)/shop', 'data.placeRemovable'],
    ['/Volumes/Second/shop', null],
    ['/Volumes/shop/data', 'data.placeNetwork'],
    ['/Volumes/server/data', 'data.placeNetwork'],
    ['/Users/wang/Library/Mobile Documents/com~apple~CloudDocs/shop', 'data.placeSynced'],
    ['/Users/wang/Library/CloudStorage/GoogleDrive-wang@example.com/My Drive/shop', 'data.placeSynced'],
  ])('%s: %s', async (dir, code) => {
    expect(await verdict(dir, mac)).toBe(code);
  });

  it('that is built in is taken without asking any program', () => {
    const { now, later } = judgePlace('/Users/wang/shop', computer(mac), { mayBeInMemory: false });
    expect([now, later]).toEqual([null, null]);
  });
});

const windows = (type: number, bus: string): Made => ({
  platform: 'win32',
  env: { SystemRoot: 'C:\\Windows', SystemDrive: 'C:' },
  prints: { powershell: `${JSON.stringify({ type, bus })}\r\n` },
});

describe('a folder on Windows', () => {
  it.each([
    ['a second disk inside', 3, 'SATA', null],
    ['a disk of which only the letter is known', 3, '', null],
    ['a stick', 2, 'USB', 'data.placeRemovable'],
    ['a large drive on a cable, which calls itself fixed', 3, 'USB', 'data.placeRemovable'],
    ['a card', 2, 'SD', 'data.placeRemovable'],
    ['a disc', 5, '', 'data.placeRemovable'],
    ['a mapped letter', 4, '', 'data.placeNetwork'],
    ['a disk over the network', 3, 'iSCSI', 'data.placeNetwork'],
    ['a disk in memory', 6, '', 'data.placeMemory'],
  ])('on %s', async (_what, type, bus, code) => {
    expect(await verdict('D:\\店', windows(type, bus))).toBe(code);
  });

  it('asks for the letter of the folder and no other', async () => {
    const asked: string[] = [];
    const system = computer({
      ...windows(3, 'SATA'),
      run: async (file, args) => {
        asked.push(file, ...args);
        return '{"type":3,"bus":"SATA"}';
      },
    });
    expect(await judgePlace('e:\\shop', system, { mayBeInMemory: false }).later?.()).toBeNull();
    expect(asked[0]).toBe('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
    expect(asked.at(-1)).toContain("DeviceID='E:'");
    expect(asked.at(-1)).toContain('-DriveLetter E');
  });

  it('on the drive of the system is taken without asking', () => {
    const { now, later } = judgePlace(
      'c:\\Users\\wang\\AppData\\Roaming\\Shuke',
      computer(windows(2, 'USB')),
      { mayBeInMemory: false },
    );
    expect([now, later]).toEqual([null, null]);
  });

  it.each(['\\\\pc2\\shop\\data', '\\\\?\\UNC\\pc2\\shop'])(
    'by its network path %s is refused',
    async (dir) => {
      expect(await verdict(dir, windows(3, ''))).toBe('data.placeNetwork');
    },
  );

  it('behind a mapped letter is refused at once by where the letter leads', async () => {
    const real = { 'Z:\\shop': '\\\\pc2\\share\\shop' };
    expect(await verdict('Z:\\shop', { ...windows(3, ''), real, prints: {} })).toBe('data.placeNetwork');
  });
});

describe('a folder that a service keeps in step', () => {
  const service = (dir: string, made: Made): unknown =>
    judgePlace(dir, computer(made), { mayBeInMemory: false }).now?.params.service ?? null;
  const pc: Made = { platform: 'win32', env: { SystemDrive: 'C:' } };

  it.each([
    ['C:\\Users\\wang\\OneDrive\\文档\\shop', 'onedrive'],
    ['C:\\Users\\wang\\OneDrive - 清和茶礼\\shop', 'onedrive'],
    ['D:\\坚果云\\shop', 'nutstore'],
    ['D:\\我的坚果云', 'nutstore'],
    ['D:\\BaiduSyncdisk\\shop', 'baidu'],
    ['E:\\百度网盘同步空间\\shop', 'baidu'],
    ['C:\\Users\\wang\\iCloudDrive\\shop', 'icloud'],
    ['C:\\Users\\wang\\WPSDrive\\x', 'wps'],
    ['G:\\我的云端硬盘\\shop', 'googleDrive'],
    ['C:\\Users\\wang\\Dropbox (Personal)\\shop', 'dropbox'],
  ])('is known by its name: %s', (dir, name) => {
    expect(service(dir, pc)).toBe(name);
  });

  it.each(['OneDriver', 'My OneDrive notes', '百度', '坚果', 'Drive', 'BaiduNetdiskDownload', '店', 'Sync'])(
    'is not every folder with a like name: %s',
    (name) => {
      expect(syncServiceOf(name)).toBeNull();
    },
  );

  it('is known by what Windows says of OneDrive, whatever its name and letters', () => {
    const env = { ...pc.env, OneDriveCommercial: 'D:\\Firma' };
    expect(service('d:\\firma\\shop', { ...pc, env })).toBe('onedrive');
    expect(service('D:\\Firma2\\shop', { ...pc, env })).toBeNull();
  });

  it('is known by what Dropbox has written down, also where the note is broken', () => {
    const note = 'C:\\Users\\wang\\AppData\\Local\\Dropbox\\info.json';
    const env = { ...pc.env, LOCALAPPDATA: 'C:\\Users\\wang\\AppData\\Local' };
    const told = (text: string): unknown =>
      service('D:\\Shared\\shop', { ...pc, env, texts: { [note]: text } });
    expect(told('{"personal":{"path":"D:\\\\Shared","host":1}}')).toBe('dropbox');
    expect(told('{"personal":{"pa')).toBeNull();
  });

  it('is known by the mark that Syncthing leaves at its top', () => {
    const made: Made = { platform: 'linux', exists: (path) => path === '/home/wang/work/.stfolder' };
    expect(service('/home/wang/work/a/b', made)).toBe('syncthing');
    expect(service('/home/wang/other', made)).toBeNull();
  });

  it('is known behind a link, and for a folder that is not made yet', () => {
    const real: Record<string, string> = { '/home/wang/shop': '/home/wang/Nutstore Files/shop' };
    const made: Made = { platform: 'linux', real };
    expect(service('/home/wang/shop', made)).toBe('nutstore');
    const system: System = {
      ...computer(made),
      realPath: (path) =>
        path === '/home/wang/shop/new/one' || path === '/home/wang/shop/new' ? null : (real[path] ?? path),
    };
    const { now } = judgePlace('/home/wang/shop/new/one', system, { mayBeInMemory: false });
    expect(now?.params.service).toBe('nutstore');
  });
});

describe('this computer', () => {
  it('is asked for real: a folder of tests is taken, its memory is not', async () => {
    const dir = scratchDir();
    const { now, later } = judgePlace(dir, thisSystem, { mayBeInMemory: true });
    expect(now ?? (await later?.()) ?? null).toBeNull();
    if (process.platform === 'linux' && dir.startsWith('/dev/shm')) {
      expect(judgePlace(dir, thisSystem, { mayBeInMemory: false }).now?.code).toBe('data.placeMemory');
    }
  });

  it('answers what it does not know with nothing, and runs programs', async () => {
    expect(thisSystem.realPath('/no/such/path')).toBeNull();
    expect(thisSystem.readText('/no/such/path')).toBeNull();
    expect(thisSystem.list('/no/such/path')).toEqual([]);
    expect(await thisSystem.run(process.execPath, ['-e', 'console.log(1)'])).toBe('1\n');
    await expect(thisSystem.run(process.execPath, ['-e', 'process.exit(3)'])).rejects.toThrow();
  });
});
