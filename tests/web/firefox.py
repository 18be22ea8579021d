#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The page in Firefox as it is installed, driven through its own remote control (Marionette: a length, a colon, JSON, over a local socket);
no package is needed for that. firefox.py FIREFOX PAGE ROOT EXPECTED.json AXE.js. Ends with {"passed": n, "failed": n}."""
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

FIREFOX, PAGE, ROOT, EXPECTED, AXE = sys.argv[1:6]
FIXTURE = pathlib.Path(ROOT) / 'fixtures/breast-lumpectomy-or-mastectomy'
KEYS = {'Tab': '\ue004', 'Enter': '\ue007'}
ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
told = {'passed': 0, 'failed': 0}


def check(good, what):
    told['passed' if good else 'failed'] += 1
    if not good:
        print(f'FAILED web firefox: {what}', file=sys.stderr)


class Firefox:
    def __init__(self, folder):
        port = socket.create_server(('127.0.0.1', 0))
        number = port.getsockname()[1]
        port.close()
        prefs = {'marionette.port': number, 'browser.shell.checkDefaultBrowser': False, 'datareporting.policy.dataSubmissionEnabled': False,
                 'browser.download.folderList': 2, 'browser.download.dir': str(folder), 'browser.helperApps.neverAsk.saveToDisk': 'application/json',
                 'app.update.enabled': False, 'network.captive-portal-service.enabled': False, 'intl.accept_languages': 'en-US'}
        profile = folder / 'profile'
        profile.mkdir()
        (profile / 'user.js').write_text(''.join(f'user_pref({json.dumps(k)}, {json.dumps(v)});\n' for k, v in prefs.items()))
        self.log = open(folder / 'log', 'w')
        self.process = subprocess.Popen([FIREFOX, '--headless', '--marionette', '--no-remote', '--profile', str(profile)], stdout=self.log, stderr=self.log,
                                        env={**os.environ, 'HOME': str(folder), 'MOZ_DISABLE_CONTENT_SANDBOX': '1' if os.getuid() == 0 else '0'})
        self.socket, self.buffer, self.number = self.reach(number), b'', 0
        self.answer()
        self.do('WebDriver:NewSession', {'capabilities': {'alwaysMatch': {}}})

    def reach(self, number):
        for _ in range(300):
            try:
                return socket.create_connection(('127.0.0.1', number), timeout=60)
            except OSError:
                time.sleep(0.2)
        raise RuntimeError('Firefox does not answer')

    def answer(self):
        while b':' not in self.buffer:
            self.more()
        size, self.buffer = self.buffer.split(b':', 1)
        while len(self.buffer) < int(size):
            self.more()
        message, self.buffer = self.buffer[:int(size)], self.buffer[int(size):]
        return json.loads(message)

    def more(self):
        part = self.socket.recv(1 << 16)
        if not part:
            raise RuntimeError('Firefox has gone')
        self.buffer += part

    def do(self, name, parameters):
        self.number += 1
        message = json.dumps([0, self.number, name, parameters]).encode()
        self.socket.sendall(str(len(message)).encode() + b':' + message)
        _, _, error, result = self.answer()
        if error:
            raise RuntimeError(f'{name}: {error.get("error")}: {error.get("message")}')
        return result

    def run(self, script, *arguments):
        return self.do('WebDriver:ExecuteScript', {'script': script, 'args': list(arguments)})['value']

    def later(self, script, *arguments):
        return self.do('WebDriver:ExecuteAsyncScript', {'script': script, 'args': list(arguments)})['value']

    def until(self, script, *arguments):
        for _ in range(150):
            if self.run(script, *arguments):
                return True
            time.sleep(0.1)
        check(False, f'waited for {script}')
        return False

    def find(self, selector):
        return self.do('WebDriver:FindElement', {'using': 'css selector', 'value': selector})['value'][ELEMENT]

    def type(self, selector, text):
        self.do('WebDriver:ElementSendKeys', {'id': self.find(selector), 'text': text})

    def click(self, selector):
        self.do('WebDriver:ElementClick', {'id': self.find(selector)})

    def press(self, key):
        actions = [{'type': 'keyDown', 'value': KEYS[key]}, {'type': 'keyUp', 'value': KEYS[key]}]
        self.do('WebDriver:PerformActions', {'actions': [{'type': 'key', 'id': 'k', 'actions': actions}]})

    def go(self, at):
        self.run('location.hash = arguments[0]', at)
        self.until('return document.querySelector("main").dataset.at === arguments[0]', at)

    def close(self):
        try:
            self.do('Marionette:Quit', {'flags': ['eForceQuit']})
        except (RuntimeError, OSError):
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()


def axe_clean(firefox, name):
    # Markup from text is shut by the page, so axe is given as a script of the driver.
    found = firefox.later(pathlib.Path(AXE).read_text() + ';const done = arguments[arguments.length - 1];'
                          'axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})'
                          '.then((r) => done(r.violations.map((v) => v.id + " " + v.nodes[0].html)), (e) => done([String(e)]));')
    check(found == [], f'axe, {name}: {found}')
    check(not firefox.run('return document.documentElement.scrollWidth > innerWidth'), f'{name}: scrolls sideways')


def keyboard(firefox):
    firefox.go('first/about')
    for _ in range(60):
        firefox.press('Tab')
        if firefox.run('return document.activeElement.id') == 'f-date':
            break
    check(firefox.run('return document.activeElement.id') == 'f-date', 'the date is reached by keyboard')
    check(firefox.run('return getComputedStyle(document.activeElement).outlineStyle') != 'none', 'the focus is seen')
    firefox.type('#f-date', '2026-02-30')
    firefox.press('Enter')
    firefox.until('return !!document.querySelector(".summary")')
    check(firefox.run('return document.activeElement.className') == 'summary', 'the summary of faults takes the focus')
    axe_clean(firefox, 'faults')


def files(firefox, folder):
    for which, name in enumerate(('first', 'second')):
        firefox.go(name)
        firefox.type('#file', str(FIXTURE / f'{name}.json'))
        firefox.until('return !!document.querySelector(".note")')
    firefox.go('check')
    axe_clean(firefox, 'check')
    firefox.click('button.main')
    firefox.until('return !!document.querySelector(".report")')
    axe_clean(firefox, 'report')
    buttons = firefox.run('return [...document.querySelectorAll(".tools button")].map((b) => b.textContent)')
    firefox.click(f'.tools button:nth-of-type({buttons.index("Save the report (JSON)") + 1})')
    saved = folder / 'concord-report.json'
    for _ in range(100):
        if saved.exists() and saved.stat().st_size == pathlib.Path(EXPECTED).stat().st_size:
            break
        time.sleep(0.1)
    check(saved.exists() and saved.read_bytes() == pathlib.Path(EXPECTED).read_bytes(), 'the report is the command line’s, byte for byte')
    before = firefox.run('return document.querySelector(".question").dataset.key')
    firefox.click('.question [data-do="down"]')
    check(firefox.run('return document.querySelectorAll(".question")[1].dataset.key') == before, 'a question moves')
    pdf = firefox.do('WebDriver:Print', {'pageWidth': 21.0, 'pageHeight': 29.7})
    check(len(pdf['value'] if isinstance(pdf, dict) else pdf) > 20000, 'it prints')
    firefox.click('button[lang=es]')
    check(firefox.until('return document.querySelector("h1").textContent.includes("opiniones")'), 'Spanish')


def unplugged(firefox):
    refused = firefox.later('''const done = arguments[arguments.length - 1];
        const events = []; document.addEventListener('securitypolicyviolation', (e) => events.push(e.effectiveDirective));
        const image = new Image(); image.src = 'http://127.0.0.1:9/x';
        window.wrappedJSObject ? window.wrappedJSObject.fetch('http://127.0.0.1:9/').catch(() => 0) : fetch('http://127.0.0.1:9/').catch(() => 0);
        setTimeout(() => done(events), 500);''')
    check(bool(refused) and all(r.startswith(('img-src', 'connect-src')) for r in refused), f'requests are refused by the policy: {refused}')


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix='concord-firefox-'))
    firefox = None
    try:
        firefox = Firefox(folder)
        firefox.do('WebDriver:Navigate', {'url': pathlib.Path(PAGE).resolve().as_uri()})
        firefox.until('return !!document.documentElement.dataset.ready')
        if firefox.run('return document.documentElement.lang') != 'en':
            firefox.click('button[lang=en]')
        axe_clean(firefox, 'start')
        keyboard(firefox)
        files(firefox, folder)
        unplugged(firefox)
    except (RuntimeError, OSError, KeyError, ValueError) as error:
        check(False, str(error))
    finally:
        if firefox:
            firefox.close()
        shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(told))


main()
