/*
 * LD_PRELOAD shim of the drills: sees what a program does to one folder of the disk. Linux, glibc.
 *
 * SHUKE_DISK_DIR   the folder (absolute, no link in it); what lies elsewhere is let through unseen.
 * SHUKE_DISK_LOG   every change below it is appended here, with its data, after it was done.
 * SHUKE_DISK_MARKS what is written to this file stands in the log as a mark, in its place among the changes.
 * SHUKE_DISK_STATE struct state, shared by all processes; the drill reads and writes it as a plain file.
 *
 * The index of a WAL (-shm) is memory that SQLite makes anew, so it is left out.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { OPEN = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, LINK, MARK, RMDIR, GROW };

struct state {
  int64_t seen;    /* calls so far that could have failed */
  int64_t fail_at; /* number of the call that fails, from 1; 0 = none */
  int64_t error;   /* with this errno */
  int64_t lasting; /* 1: and all after it */
  int64_t failed;  /* calls that did fail */
  int64_t kind;    /* which kind the first of them was */
};

struct record {
  uint32_t size; /* of the whole record */
  uint32_t kind;
  uint64_t file; /* inode */
  uint64_t at;   /* offset, size or flags: 1 created, 2 folder */
  uint32_t first;
  uint32_t second; /* bytes of the two payloads that follow */
};

#define MOST_FDS 65536
static struct { uint64_t file; char seen, append, mark; } fds[MOST_FDS];
static char dir[PATH_MAX], marks[PATH_MAX];
static size_t dir_length;
static int log_fd = -1;
static struct state none, *state = &none;
static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

/* The C library's own way into the kernel, since ours stands before it. */
typedef long (*way)(long, ...);
static way into_kernel(void) {
  static way found;
  if (!found) found = (way)dlsym(RTLD_NEXT, "syscall");
  return found;
}
#define CALL into_kernel()

__attribute__((constructor)) static void begin(void) {
  const char *value;
  if ((value = getenv("SHUKE_DISK_DIR"))) dir_length = strlen(strncpy(dir, value, PATH_MAX - 1));
  if ((value = getenv("SHUKE_DISK_MARKS"))) strncpy(marks, value, PATH_MAX - 1);
  if ((value = getenv("SHUKE_DISK_LOG")))
    log_fd = CALL(SYS_openat, AT_FDCWD, value, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if ((value = getenv("SHUKE_DISK_STATE"))) {
    int fd = CALL(SYS_openat, AT_FDCWD, value, O_RDWR | O_CLOEXEC, 0);
    void *map = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (fd < 0 || map == MAP_FAILED) { fprintf(stderr, "disk-shim: no state\n"); _exit(97); }
    state = map;
  }
}

static int is_below(const char *path) {
  size_t length = strlen(path);
  return dir_length > 0 && strncmp(path, dir, dir_length) == 0 && (path[dir_length] == '/' || !path[dir_length]) &&
         !(length > 4 && strcmp(path + length - 4, "-shm") == 0);
}

/* The absolute name; NULL where it is not below the folder. */
static const char *named(int at, const char *path, char *room) {
  if (dir_length == 0 || !path) return NULL;
  if (path[0] != '/') {
    char base[PATH_MAX], link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", at);
    ssize_t n = at == AT_FDCWD ? (getcwd(base, sizeof base) ? (ssize_t)strlen(base) : -1)
                               : readlink(link, base, sizeof base - 1);
    if (n < 0 || n + strlen(path) + 2 > PATH_MAX) return NULL;
    base[n] = 0;
    snprintf(room, PATH_MAX + 1, "%.*s/%s", (int)n, base, path);
  } else snprintf(room, PATH_MAX + 1, "%s", path);
  return is_below(room) ? room : NULL;
}

static void tell(enum kind kind, uint64_t file, uint64_t at, const void *a, size_t na, const void *b, size_t nb) {
  if (log_fd < 0) return;
  struct record r = {sizeof r + na + nb, kind, file, at, na, nb};
  struct iovec parts[3] = {{&r, sizeof r}, {(void *)a, na}, {(void *)b, nb}};
  if (CALL(SYS_writev, log_fd, parts, 3) != (long)r.size) { fprintf(stderr, "disk-shim: the log is cut\n"); _exit(98); }
}

/* Counts a call that may fail; true where this one does, with errno set. */
static int fails(enum kind kind) {
  int64_t number = __atomic_add_fetch(&state->seen, 1, __ATOMIC_SEQ_CST), at = state->fail_at;
  if (at == 0 || number < at || (number > at && !state->lasting)) return 0;
  if (__atomic_add_fetch(&state->failed, 1, __ATOMIC_SEQ_CST) == 1) state->kind = kind;
  errno = state->error;
  return 1;
}

#define IS_SEEN(fd) ((fd) >= 0 && (fd) < MOST_FDS && fds[fd].seen)
#define LOCK pthread_mutex_lock(&lock)
#define UNLOCK do { int kept = errno; pthread_mutex_unlock(&lock); errno = kept; } while (0)

static int opened(int at, const char *path, int flags, mode_t mode) {
  char room[PATH_MAX + 1];
  const char *name = (flags & O_TMPFILE) == O_TMPFILE ? NULL : named(at, path, room);
  struct stat info;
  LOCK;
  int was_there = name && fstatat(at, path, &info, 0) == 0, writes = flags & (O_CREAT | O_WRONLY | O_RDWR);
  if (name && writes && fails(OPEN)) { UNLOCK; return -1; }
  int fd = CALL(SYS_openat, at, path, flags, mode);
  if (fd >= 0 && fd < MOST_FDS) {
    memset(&fds[fd], 0, sizeof fds[fd]);
    fds[fd].mark = marks[0] && path && strcmp(path, marks) == 0;
    if (name && fstat(fd, &info) == 0) {
      fds[fd].seen = 1;
      fds[fd].append = (flags & O_APPEND) != 0;
      fds[fd].file = info.st_ino;
      tell(OPEN, info.st_ino, (was_there ? 0 : 1) | (S_ISDIR(info.st_mode) ? 2 : 0), name, strlen(name), NULL, 0);
      if (was_there && (flags & O_TRUNC)) tell(TRUNCATE, info.st_ino, 0, NULL, 0, NULL, 0);
    }
  }
  UNLOCK;
  return fd;
}

#define MODE mode_t mode = 0; \
  if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE return opened(at, path, flags, mode); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int fd) {
  if (fd >= 0 && fd < MOST_FDS) memset(&fds[fd], 0, sizeof fds[fd]);
  return CALL(SYS_close, fd);
}

/* All writing goes through here, piece by piece; offset -1 = where the file stands. */
static ssize_t wrote(int fd, const struct iovec *parts, int count, off_t offset) {
  if (fd >= 0 && fd < MOST_FDS && fds[fd].mark)
    for (int i = 0; i < count; i += 1) tell(MARK, 0, 0, parts[i].iov_base, parts[i].iov_len, NULL, 0);
  if (!IS_SEEN(fd))
    return offset < 0 ? CALL(SYS_writev, fd, parts, count) : CALL(SYS_pwritev, fd, parts, count, offset, 0);
  LOCK;
  if (fails(WRITE)) { UNLOCK; return -1; }
  struct stat info;
  off_t at = fds[fd].append && fstat(fd, &info) == 0 ? info.st_size : offset < 0 ? lseek(fd, 0, SEEK_CUR) : offset;
  ssize_t done = offset < 0 ? CALL(SYS_writev, fd, parts, count) : CALL(SYS_pwritev, fd, parts, count, offset, 0);
  ssize_t left = done;
  for (int i = 0; i < count && left > 0; i += 1) {
    size_t n = (size_t)left < parts[i].iov_len ? (size_t)left : parts[i].iov_len;
    tell(WRITE, fds[fd].file, at, parts[i].iov_base, n, NULL, 0);
    at += n;
    left -= n;
  }
  UNLOCK;
  return done;
}

ssize_t write(int fd, const void *data, size_t n) { return wrote(fd, &(struct iovec){(void *)data, n}, 1, -1); }
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) { return wrote(fd, &(struct iovec){(void *)data, n}, 1, at); }
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) { return pwrite(fd, data, n, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return wrote(fd, parts, count, -1); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return wrote(fd, parts, count, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { return wrote(fd, parts, count, at); }

int ftruncate(int fd, off_t size) {
  if (!IS_SEEN(fd)) return CALL(SYS_ftruncate, fd, size);
  LOCK;
  int done = fails(TRUNCATE) ? -1 : CALL(SYS_ftruncate, fd, size);
  if (done == 0) tell(TRUNCATE, fds[fd].file, size, NULL, 0, NULL, 0);
  UNLOCK;
  return done;
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

int fallocate(int fd, int mode, off_t at, off_t n) {
  if (!IS_SEEN(fd)) return CALL(SYS_fallocate, fd, mode, at, n);
  if (mode != 0) { errno = EOPNOTSUPP; return -1; }
  LOCK;
  int done = fails(GROW) ? -1 : CALL(SYS_fallocate, fd, mode, at, n);
  if (done == 0) tell(GROW, fds[fd].file, at + n, NULL, 0, NULL, 0);
  UNLOCK;
  return done;
}
int fallocate64(int fd, int mode, off64_t at, off64_t n) { return fallocate(fd, mode, at, n); }
int posix_fallocate(int fd, off_t at, off_t n) { return fallocate(fd, 0, at, n) == 0 ? 0 : errno; }
int posix_fallocate64(int fd, off64_t at, off64_t n) { return posix_fallocate(fd, at, n); }

/* Nothing of this process is written between the call and its end, so that what the log shows before it is synced. */
static int synced(int fd, long call) {
  if (!IS_SEEN(fd)) return CALL(call, fd);
  LOCK;
  int done = fails(SYNC) ? -1 : CALL(call, fd);
  if (done == 0) tell(SYNC, fds[fd].file, 0, NULL, 0, NULL, 0);
  UNLOCK;
  return done;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

/* Changes of names. */
static int renamed(enum kind kind, int at, const char *path, int to_at, const char *to, long call, int flags) {
  char room[PATH_MAX + 1], to_room[PATH_MAX + 1];
  const char *name = named(at, path, room), *to_name = to ? named(to_at, to, to_room) : NULL;
  LOCK;
  long done;
  if ((name || to_name) && fails(kind)) done = -1;
  else if (call == SYS_renameat2 || call == SYS_linkat) done = CALL(call, at, path, to_at, to, flags);
  else done = CALL(call, at, path, flags);
  if (done == 0 && (name || to_name))
    tell(kind, 0, 0, name ? name : "", name ? strlen(name) : 0, to_name ? to_name : "", to_name ? strlen(to_name) : 0);
  UNLOCK;
  return done;
}
int rename(const char *a, const char *b) { return renamed(RENAME, AT_FDCWD, a, AT_FDCWD, b, SYS_renameat2, 0); }
int renameat(int da, const char *a, int db, const char *b) { return renamed(RENAME, da, a, db, b, SYS_renameat2, 0); }
int renameat2(int da, const char *a, int db, const char *b, unsigned flags) { return renamed(RENAME, da, a, db, b, SYS_renameat2, flags); }
int link(const char *a, const char *b) { return renamed(LINK, AT_FDCWD, a, AT_FDCWD, b, SYS_linkat, 0); }
int linkat(int da, const char *a, int db, const char *b, int flags) { return renamed(LINK, da, a, db, b, SYS_linkat, flags); }
int unlink(const char *a) { return renamed(UNLINK, AT_FDCWD, a, 0, NULL, SYS_unlinkat, 0); }
int unlinkat(int at, const char *a, int flags) { return renamed(flags & AT_REMOVEDIR ? RMDIR : UNLINK, at, a, 0, NULL, SYS_unlinkat, flags); }
int remove(const char *a) { struct stat info; return lstat(a, &info) == 0 && S_ISDIR(info.st_mode) ? unlinkat(AT_FDCWD, a, AT_REMOVEDIR) : unlink(a); }
int rmdir(const char *a) { return unlinkat(AT_FDCWD, a, AT_REMOVEDIR); }
int mkdir(const char *a, mode_t mode) { return renamed(MKDIR, AT_FDCWD, a, 0, NULL, SYS_mkdirat, mode); }
int mkdirat(int at, const char *a, mode_t mode) { return renamed(MKDIR, at, a, 0, NULL, SYS_mkdirat, mode); }

/* Copying inside the kernel would not be seen; whoever asks for it then reads and writes instead. */
long syscall(long number, ...) {
  if (number == SYS_copy_file_range || number == SYS_io_uring_setup) { errno = ENOSYS; return -1; }
  va_list more;
  va_start(more, number);
  long a[6];
  for (int i = 0; i < 6; i += 1) a[i] = va_arg(more, long);
  va_end(more);
  return CALL(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
ssize_t copy_file_range(int a, off64_t *x, int b, off64_t *y, size_t n, unsigned f) { (void)a, (void)x, (void)b, (void)y, (void)n, (void)f; errno = ENOSYS; return -1; }
ssize_t sendfile(int to, int from, off_t *at, size_t n) { (void)to, (void)from, (void)at, (void)n; errno = EINVAL; return -1; }
ssize_t sendfile64(int to, int from, off64_t *at, size_t n) { return sendfile(to, from, at, n); }
