/* Stands between a program and its disk and clock: the numbered call of a kind under one folder fails.
 *
 * LD_PRELOAD this; then fault_arm(kind, at, length, code, folder) lets the calls number `at` to `at + length - 1` of a
 * kind fail with `code`, and fault_count() says how many calls of the kind there were. Where FAULT_CLOCK names a file,
 * the seconds that stand in it are added to the time of day, and not to the clock that nobody sets.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static char armed_kind[16], armed_folder[4096];
static long armed_at, armed_length, armed_count;
static int armed_code;

void fault_arm(const char *kind, long at, long length, int code, const char *folder) {
    snprintf(armed_kind, sizeof armed_kind, "%s", kind);
    snprintf(armed_folder, sizeof armed_folder, "%s", folder);
    armed_at = at, armed_length = length, armed_code = code, armed_count = 0;
}

long fault_count(void) { return armed_count; }

static int fails(const char *kind, const char *path) {
    if (!armed_folder[0] || strcmp(kind, armed_kind) || strncmp(path, armed_folder, strlen(armed_folder))) return 0;
    armed_count++;
    if (armed_count < armed_at || armed_count >= armed_at + armed_length) return 0;
    errno = armed_code;
    return 1;
}

static int fails_at(const char *kind, int handle) {
    char name[64], path[4096];
    snprintf(name, sizeof name, "/proc/self/fd/%d", handle);
    ssize_t length = armed_folder[0] ? readlink(name, path, sizeof path - 1) : -1;
    if (length < 0) return 0;
    path[length] = 0;
    return fails(kind, path);
}

#define NEXT(type, name) static type (*next)(); if (!next) next = (type (*)())dlsym(RTLD_NEXT, name)
#define OPENED(flags) ((flags) & (O_WRONLY | O_RDWR | O_CREAT) ? "create" : "open")
#define MODE(flags) int mode = 0; if ((flags) & O_CREAT) { va_list rest; va_start(rest, flags); mode = va_arg(rest, int); va_end(rest); }

int open(const char *path, int flags, ...) { NEXT(int, "open"); MODE(flags) return fails(OPENED(flags), path) ? -1 : next(path, flags, mode); }
int open64(const char *path, int flags, ...) { NEXT(int, "open64"); MODE(flags) return fails(OPENED(flags), path) ? -1 : next(path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { NEXT(int, "openat"); MODE(flags) return fails(OPENED(flags), path) ? -1 : next(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { NEXT(int, "openat64"); MODE(flags) return fails(OPENED(flags), path) ? -1 : next(at, path, flags, mode); }
ssize_t read(int handle, void *to, size_t size) { NEXT(ssize_t, "read"); return fails_at("read", handle) ? -1 : next(handle, to, size); }
ssize_t pread(int handle, void *to, size_t size, off_t at) { NEXT(ssize_t, "pread"); return fails_at("read", handle) ? -1 : next(handle, to, size, at); }
ssize_t pread64(int handle, void *to, size_t size, off64_t at) { NEXT(ssize_t, "pread64"); return fails_at("read", handle) ? -1 : next(handle, to, size, at); }
ssize_t write(int handle, const void *from, size_t size) { NEXT(ssize_t, "write"); return fails_at("write", handle) ? -1 : next(handle, from, size); }
ssize_t pwrite(int handle, const void *from, size_t size, off_t at) { NEXT(ssize_t, "pwrite"); return fails_at("write", handle) ? -1 : next(handle, from, size, at); }
ssize_t pwrite64(int handle, const void *from, size_t size, off64_t at) { NEXT(ssize_t, "pwrite64"); return fails_at("write", handle) ? -1 : next(handle, from, size, at); }
int fsync(int handle) { NEXT(int, "fsync"); return fails_at("sync", handle) ? -1 : next(handle); }
int fdatasync(int handle) { NEXT(int, "fdatasync"); return fails_at("sync", handle) ? -1 : next(handle); }
int ftruncate(int handle, off_t size) { NEXT(int, "ftruncate"); return fails_at("truncate", handle) ? -1 : next(handle, size); }
int ftruncate64(int handle, off64_t size) { NEXT(int, "ftruncate64"); return fails_at("truncate", handle) ? -1 : next(handle, size); }
int rename(const char *from, const char *to) { NEXT(int, "rename"); return fails("rename", to) ? -1 : next(from, to); }
int unlink(const char *path) { NEXT(int, "unlink"); return fails("unlink", path) ? -1 : next(path); }
int mkdir(const char *path, mode_t mode) { NEXT(int, "mkdir"); return fails("mkdir", path) ? -1 : next(path, mode); }

static double ahead(void) {
    const char *path = getenv("FAULT_CLOCK");
    FILE *file = path ? fopen(path, "r") : NULL;
    double seconds = 0;
    if (file) { if (fscanf(file, "%lf", &seconds) != 1) seconds = 0; fclose(file); }
    return seconds;
}

int clock_gettime(clockid_t clock, struct timespec *found) {
    NEXT(int, "clock_gettime");
    int code = next(clock, found);
    if (!code && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) found->tv_sec += (time_t)ahead();
    return code;
}

int gettimeofday(struct timeval *restrict found, void *restrict zone) {
    NEXT(int, "gettimeofday");
    int code = next(found, zone);
    if (!code) found->tv_sec += (time_t)ahead();
    return code;
}

time_t time(time_t *found) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (found) *found = now.tv_sec;
    return now.tv_sec;
}
