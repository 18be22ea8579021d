/* SPDX-License-Identifier: MIT
 * In: a page. Out: the same on paper. Runs a Chromium without a shell, without a network, with a profile of its own that is removed. */
#include "cli/pdf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/files.h"

enum { PATH_BYTES = 4096, MOST_SECONDS = 120, MOST_PDF_BYTES = 256 << 20, MOST_DEPTH = 16 };

static volatile sig_atomic_t stopped;

static void stop(int signal)
{
    stopped = signal;
}

/* The first of the known browsers that PATH has. */
static bool find_browser(char *path, size_t size)
{
    static const char *const names[] = {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"};
    const char *folders = getenv("PATH");
    for (size_t i = 0; folders && i < sizeof names / sizeof *names; i++)
        for (const char *at = folders; *at; at += strcspn(at, ":"), at += *at == ':') {
            int len = (int)strcspn(at, ":");
            snprintf(path, size, "%.*s/%s", len, at, names[i]);
            if (len && *at == '/' && !access(path, X_OK))
                return true;
        }
    return false;
}

/* Removes a folder of ours with all in it; no link is followed. */
static void remove_all(int above, const char *name, int depth)
{
    int fd = openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = fd < 0 || depth > MOST_DEPTH ? NULL : fdopendir(fd);
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..") && unlinkat(fd, entry->d_name, 0))
            remove_all(fd, entry->d_name, depth + 1);
    if (folder)
        closedir(folder);
    unlinkat(above, name, AT_REMOVEDIR);
}

/* A folder that only its owner may look into; in memory where that can be. */
static bool make_folder(char *path, size_t size)
{
    const char *places[] = {"/dev/shm", getenv("TMPDIR"), "/tmp"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!places[i] || *places[i] != '/')
            continue;
        snprintf(path, size, "%s/concord.XXXXXX", places[i]);
        if (mkdtemp(path))
            return true;
    }
    return cli_trouble("no folder to print in: %s", strerror(errno)), false;
}

/* In the child: becomes the browser. Nothing of ours but the folder is its business. */
static _Noreturn void become_browser(const char *browser, const char *folder)
{
    char page[PATH_BYTES], pdf[PATH_BYTES], profile[PATH_BYTES], home[PATH_BYTES];
    snprintf(page, sizeof page, "file://%s/page.html", folder);
    snprintf(pdf, sizeof pdf, "--print-to-pdf=%s/page.pdf", folder);
    snprintf(profile, sizeof profile, "--user-data-dir=%s/profile", folder);
    snprintf(home, sizeof home, "%s/profile", folder);
    /* Without its sandbox only for root, which Chromium cannot put into one. */
    const char *args[] = {browser, "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                          "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-breakpad",
                          "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--generate-pdf-document-outline",
                          profile, pdf, geteuid() ? "--no-default-browser-check" : "--no-sandbox", page, NULL};
    int nothing = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; fd++)
        dup2(nothing, fd);
    setpgid(0, 0);
    setenv("HOME", home, 1);
    setenv("XDG_CONFIG_HOME", home, 1);
    setenv("XDG_CACHE_HOME", home, 1);
    setenv("TMPDIR", folder, 1);
    char *own[sizeof args / sizeof *args];
    memcpy(own, args, sizeof own);
    execv(browser, own);
    _exit(127);
}

/* Waits for the browser, ends it when it takes too long or when we are told to stop. */
static bool run_browser(const char *browser, const char *folder)
{
    int status = 0;
    pid_t pid = fork();
    if (!pid)
        become_browser(browser, folder);
    if (pid < 0)
        return cli_trouble("no process: %s", strerror(errno)), false;
    setpgid(pid, pid);
    alarm(MOST_SECONDS);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        if (stopped)
            kill(-pid, SIGKILL);
    alarm(0);
    if (stopped)
        return cli_trouble(stopped == SIGALRM ? "%s took too long" : "%s was stopped", browser), false;
    return (WIFEXITED(status) && !WEXITSTATUS(status)) || (cli_trouble("%s could not print the page", browser), false);
}

/* The browser writes the hour; a report must not depend on it. */
static void forget_hour(char *pdf, size_t len)
{
    static const char *const keys[] = {"/CreationDate (D:", "/ModDate (D:"};
    static const char hour[] = "20000101000000";
    for (size_t key = 0; key < 2; key++) {
        size_t name = strlen(keys[key]);
        for (size_t at = 0; at + name + sizeof hour <= len; at++)
            if (pdf[at] == '/' && !memcmp(pdf + at, keys[key], name))
                memcpy(pdf + at + name, hour, sizeof hour - 1);
    }
}

static bool print_in(const char *browser, const char *folder, struct concord_input html, char **pdf, size_t *pdf_len)
{
    char page[PATH_BYTES], made[PATH_BYTES];
    struct concord_input input = {0};
    snprintf(page, sizeof page, "%s/page.html", folder);
    snprintf(made, sizeof made, "%s/page.pdf", folder);
    if (!file_put(page, html.bytes, html.len) || !run_browser(browser, folder) || !file_read(made, MOST_PDF_BYTES, &input))
        return false;
    *pdf = malloc(input.len + 1);
    *pdf_len = input.len;
    if (*pdf)
        memcpy(*pdf, input.bytes, input.len);
    file_drop(&input);
    if (*pdf)
        forget_hour(*pdf, *pdf_len);
    return *pdf || (cli_trouble("no memory"), false);
}

bool pdf_print(const char *html, size_t len, char **pdf, size_t *pdf_len)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGALRM};
    struct sigaction action = {.sa_handler = stop}, before[sizeof signals / sizeof *signals];
    char browser[PATH_BYTES], folder[256];
    if (!find_browser(browser, sizeof browser))
        return cli_trouble("no Chromium on PATH to print with; write --format html and print it from a browser"), false;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, &before[i]);
    bool good = make_folder(folder, sizeof folder);
    if (good) {
        good = print_in(browser, folder, (struct concord_input){"page", html, len}, pdf, pdf_len);
        remove_all(AT_FDCWD, folder, 0);
    }
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &before[i], NULL);
    return good;
}
