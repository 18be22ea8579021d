# concord, for GNU make. SPDX-License-Identifier: MIT
# all deps demo test bench lint web install clean; a sanitizer build: make BUILD=build/asan SANITIZE=address,undefined test
BUILD  ?= build
# make Q= shows whole commands
Q      ?= @
PREFIX ?= /usr/local
CC     ?= gcc
SANITIZE ?=

WARN = -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wformat=2 \
       -Wundef -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wwrite-strings -Wvla -Wswitch-enum
HARD = -fstack-protector-strong -fPIE -fno-delete-null-pointer-checks -fno-strict-overflow
# FORTIFY needs the optimiser and hides faults from the sanitizers; what only gcc on x86 knows is asked for once.
ifeq ($(SANITIZE),)
HARD += -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
HARD += $(shell echo 'int x;' | $(CC) -Werror -fstack-clash-protection -fcf-protection=full -ftrivial-auto-var-init=zero \
          -x c -c -o /dev/null - 2>/dev/null && echo -fstack-clash-protection -fcf-protection=full -ftrivial-auto-var-init=zero)
else
HARD += -O1 -g -fno-omit-frame-pointer -fsanitize=$(SANITIZE) -fno-sanitize-recover=all
LINK += -fsanitize=$(SANITIZE)
endif
# The knowledge is tables of pointers; packed, their relocations are a third of the program smaller (where linker and loader know how).
LINK += $(shell echo 'int main(void) { return 0; }' | $(CC) -Wl,--fatal-warnings,-z,pack-relative-relocs \
          -x c -o /dev/null - 2>/dev/null && echo -Wl,-z,pack-relative-relocs)
CFLAGS  += $(WARN) $(HARD) -ffile-prefix-map=$(CURDIR)=.
CPPFLAGS += -Iengine
LDFLAGS += -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code -Wl,--as-needed $(LINK)
LDLIBS  += -lcjson -lcsv -lmd

SOURCES   := $(sort $(filter-out engine/tools/% engine/web/%,$(wildcard engine/*.c engine/*/*.c)))
OBJECTS   := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/knowledge.o
LIBRARY   := $(filter-out $(BUILD)/engine/cli/%,$(OBJECTS))
READERS   := $(filter $(BUILD)/engine/base/% $(BUILD)/engine/model/% $(BUILD)/engine/read/%,$(OBJECTS))
KNOWLEDGE := $(sort $(wildcard engine/knowledge/*.csv engine/knowledge/*.json engine/knowledge/*/*.csv engine/knowledge/*/*.json))
UNITS     := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))
FIXTURE   := fixtures/breast-lumpectomy-or-mastectomy

.PHONY: all deps demo test unit bench lint web asan ubsan install clean
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/concord

# The headers are asked for by compiling against them; nothing is installed where they are there.
deps: $(BUILD)/deps.stamp
$(BUILD)/deps.stamp: engine/tools/deps.sh
	@mkdir -p $(@D)
	CC='$(CC)' sh engine/tools/deps.sh
	@touch $@

$(BUILD)/%.o: %.c | $(BUILD)/deps.stamp
	@mkdir -p $(@D)
	@echo '  CC   $<'
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Sentences in two languages are longer than the 4095 bytes that C promises for one literal.
$(BUILD)/knowledge.o $(BUILD)/carried.o: $(BUILD)/%.o: $(BUILD)/%.c
	@echo '  CC   $<'
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -Wno-overlength-strings -MMD -MP -c -o $@ $<

$(BUILD)/compile: $(BUILD)/engine/tools/compile.o $(READERS)
	@echo '  LINK $@'
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# The folders stand here too, so that a file that goes away is noticed.
$(BUILD)/knowledge.c: $(BUILD)/compile schemas/opinion.schema.json $(KNOWLEDGE) $(sort $(dir $(KNOWLEDGE)))
	@echo '  MAKE $@'
	$(Q)$(BUILD)/compile schemas/opinion.schema.json engine/knowledge > $@.new
	@mv $@.new $@

# The same files as they are, for `concord lint`; the library does without.
$(BUILD)/carried.c: $(BUILD)/knowledge.c
	@echo '  MAKE $@'
	$(Q)$(BUILD)/compile --carry engine/knowledge > $@.new
	@mv $@.new $@

$(BUILD)/concord: $(OBJECTS) $(BUILD)/carried.o
	@echo '  LINK $@'
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

demo: all
	$(BUILD)/concord compare $(FIXTURE)/first.json $(FIXTURE)/second.json; test $$? -le 1

$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	@echo '  TEST $<'
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -DCORPORA_DIR='"$(abspath ../shared/corpora)"' -DROOT_DIR='"$(CURDIR)"' \
	  -MMD -MP -MF $@.d -o $@ $< $(LIBRARY) $(LDFLAGS) -lcmocka $(LDLIBS)

unit: $(UNITS)
	@fail=0; for t in $(UNITS); do $$t || { echo "FAILED $$t" >&2; fail=1; }; done; exit $$fail

# What the tests use beside the compiler is asked for each time: it costs nothing where it is there.
test: all unit
	@sh tests/install.sh
	@if [ -x tests/run ]; then CONCORD='$(abspath $(BUILD)/concord)' tests/run $(TESTS); fi

asan:
	$(MAKE) BUILD=build/asan SANITIZE=address test
ubsan:
	$(MAKE) BUILD=build/ubsan SANITIZE=undefined test

bench: all
	CONCORD='$(abspath $(BUILD)/concord)' tests/bench/run

lint: all
	sh engine/tools/layers.sh
	$(BUILD)/concord lint --format github

# The patient's page: the same engine as WebAssembly, in one file. SOURCES of Debian are fetched once.
web: $(BUILD)/concord.html
WEB := $(filter-out engine/web/package-lock.json,$(wildcard engine/web/*.sh engine/web/*.mjs engine/web/*/* engine/web/*/*/*))
$(BUILD)/concord.html: $(filter-out engine/cli/%,$(SOURCES)) $(wildcard engine/*.h engine/*/*.h engine/*/*.def) $(KNOWLEDGE) \
  schemas/opinion.schema.json $(filter-out engine/web/node_modules/%,$(WEB)) engine/web/package-lock.json
	@mkdir -p $(BUILD)/web
	$(Q)sh engine/web/install.sh
	$(Q)sh engine/web/fetch-src.sh $(BUILD)/web/src cjson libcsv libmd
	$(Q)sh engine/web/build-wasm.sh $(BUILD)/web
	$(Q)node engine/web/build.mjs $(BUILD)/web $@

install: all
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 $(BUILD)/concord '$(DESTDIR)$(PREFIX)/bin/concord'

clean:
	rm -rf build $(BUILD)

-include $(OBJECTS:.o=.d) $(BUILD)/engine/tools/compile.d $(UNITS:=.d)
