import { describe, expect, it } from 'vitest';
import { scratchDir } from '../../../tests/support/builders/scratch';
import type { System } from './system';
import { freeOf, volumes, volumesOf } from './volumes';

const USB = '/sys/devices/pci0/usb2/2-1/host6/block';
const DISK = '/sys/devices/pci0/nvme/nvme0/nvme0n1';
const MOUNTS = `22 27 0:21 / /proc rw - proc proc rw
23 27 0:22 / /run rw - tmpfs tmpfs rw
24 27 0:23 / /dev/shm rw - tmpfs tmpfs rw
27 1 259:2 / / rw - ext4 /dev/nvme0n1p2 rw
28 27 259:3 / /home rw - ext4 /dev/nvme0n1p3 rw
31 27 8:1 / /run/media/wang/BLUE\\0401 rw - vfat /dev/sdb1 rw
32 27 8:17 / /mnt/red rw - ext4 /dev/sdc1 rw
33 27 0:60 / /mnt/small rw - tmpfs tmpfs rw
34 27 0:50 / /mnt/nas rw - nfs4 nas:/export rw
`;

const none: System = {
  platform: 'linux',
  home: '/home/wang',
  env: {},
  realPath: (path) => path,
  exists: () => false,
  readText: () => null,
  list: () => [],
  run: (file, args) => Promise.reject(new Error(`not to be asked: ${[file, ...args].join(' ')}`)),
};

const REAL: Readonly<Record<string, string>> = {
  '/sys/dev/block/259:2': `${DISK}/nvme0n1p2`,
  '/sys/dev/block/259:3': `${DISK}/nvme0n1p3`,
  '/sys/dev/block/8:1': `${USB}/sdb/sdb1`,
  '/sys/dev/block/8:17': `${USB}/sdc/sdc1`,
};
const linux = volumesOf({
  ...none,
  realPath: (path) => REAL[path] ?? path,
  readText: (path) => (path === '/proc/self/mountinfo' ? MOUNTS : null),
  exists: (path) => /\d\/partition$/u.test(path),
});

describe('drives on Linux', () => {
  it('are those that may come and go: not the system’s own, the kernel’s or the network’s', async () => {
    expect(await linux.roots()).toEqual(['/home', '/run/media/wang/BLUE 1', '/mnt/red', '/mnt/small']);
  });

  it('are told apart by the disk below them, whatever is mounted where', async () => {
    expect(await linux.isSameDisk('/home/wang/backups', '/srv/shop')).toBe(true);
    expect(await linux.isSameDisk('/mnt/red/backups', '/srv/shop')).toBe(false);
    expect(await linux.isSameDisk('/mnt/red', '/run/media/wang/BLUE 1')).toBe(false);
    expect(await linux.isSameDisk('/mnt/small/a', '/mnt/small/b')).toBe(true);
    expect(await linux.isSameDisk('/mnt/nas/backups', '/srv/shop')).toBe(false);
  });

  it('are sticks, plain folders or synchronised ones', async () => {
    expect(linux.rootOf('/run/media/wang/BLUE 1/shop')).toBe('/run/media/wang/BLUE 1');
    expect(await linux.kindOf('/run/media/wang/BLUE 1/shop')).toBe('stick');
    expect(await linux.kindOf('/home/wang/backups')).toBe('folder');
    expect(await linux.kindOf('/home/wang/坚果云/熟客')).toBe('synced');
    expect(await linux.kindOf('/mnt/nas/backups')).toBe('folder');
  });
});

describe('drives on Windows', () => {
  const windows = volumesOf({
    ...none,
    platform: 'win32',
    run: (_file, args) => {
      const asked = args.join(' ');
      const disk = asked.includes('DriveLetter C') || asked.includes('DriveLetter D') ? '0' : '1';
      return Promise.resolve(asked.includes('DiskNumber') ? `${disk}\r\n` : '{"type":2,"bus":"USB"}');
    },
  });

  it('are tried by their letters without asking any program', async () => {
    expect(await windows.roots()).toContain('E:\\');
    expect(await windows.roots()).not.toContain('C:\\');
    expect(windows.rootOf('E:\\熟客备份')).toBe('E:\\');
  });

  it('on one disk are one disk under two letters', async () => {
    expect(await windows.isSameDisk('D:\\backups', 'C:\\Shuke')).toBe(true);
    expect(await windows.isSameDisk('E:\\backups', 'C:\\Shuke')).toBe(false);
    expect(await windows.isSameDisk('C:\\backups', 'C:\\Shuke')).toBe(true);
    expect(await windows.kindOf('E:\\backups')).toBe('stick');
  });
});

describe('the drives of this computer', () => {
  it('say how much room there is, and nothing of a folder that is not there', async () => {
    const dir = scratchDir();
    expect(await volumes.freeBytes(dir)).toBeGreaterThan(0);
    expect(await volumes.freeBytes(`${dir}/nowhere`)).toBeNull();
    expect(await volumes.isSameDisk(dir, `${dir}/below`)).toBe(true);
  });

  it('are full where they say so, and say nothing where they count no blocks', () => {
    expect(freeOf({ bavail: 3, bsize: 512, blocks: 8 })).toBe(1536);
    expect(freeOf({ bavail: 0, bsize: 512, blocks: 8 })).toBe(0);
    expect(freeOf({ bavail: 0, bsize: 1024, blocks: 0 })).toBeNull();
  });
});
