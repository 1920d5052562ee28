/*
 * A stand-in for libnvidia-ml.so.1, written from the signatures that NVIDIA documents. What it answers stands in a scenario file that is read again at every call, so that a test can change a card while
 * the program under test has the library open. The file is named by the environment variable FAKE_NVML_SCENARIO, else it lies beside the library: PATH_OF_THE_LIBRARY.scenario.
 *
 * Lines are "key value". Keys: init, count, driver, cuda, hang, xids, and for each device gpuN.* or gpuNmigM.*. A value "!15" is an answer of that number; "gpu0.* !15" answers so to every call about the
 * card. A key that is absent answers 3, "not supported". With -DOLD_DRIVER the library lacks the calls that newer drivers brought.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))
#define NOT_SUPPORTED 3
#define NOT_FOUND 6
#define INSUFFICIENT_SIZE 7
#define TIMEOUT 10
#define CARDS 16
#define INSTANCES 8

typedef struct { int card; int instance; } Device;

static Device cards[CARDS];
static Device instances[CARDS][INSTANCES];
#ifndef OLD_DRIVER
static unsigned delivered;
#endif

static FILE *open_scenario(void)
{
    const char *named = getenv("FAKE_NVML_SCENARIO");
    char path[4096];
    Dl_info self;
    if (named == NULL && dladdr((void *)open_scenario, &self) != 0) {
        snprintf(path, sizeof path, "%s.scenario", self.dli_fname);
        named = path;
    }
    return named == NULL ? NULL : fopen(named, "r");
}

/* Returns 1 and the value, or 0 where the key is absent. */
static int look(const char *key, char *value, size_t size)
{
    FILE *file = open_scenario();
    char line[4096];
    int found = 0;
    size_t length = strlen(key);
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, key, length) == 0 && line[length] == ' ') {
            snprintf(value, size, "%s", line + length + 1);
            found = 1;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return found;
}

/* 0 and the text, or the number of the answer. */
static int ask(Device *device, const char *name, char *value, size_t size)
{
    char key[64];
    char prefix[32];
    while (look("hang", value, size)) {
        usleep(2000);
    }
    if (device == NULL) {
        return look(name, value, size) ? (value[0] == '!' ? atoi(value + 1) : 0) : NOT_SUPPORTED;
    }
    if (device->instance < 0) {
        snprintf(prefix, sizeof prefix, "gpu%d", device->card);
    } else {
        snprintf(prefix, sizeof prefix, "gpu%dmig%d", device->card, device->instance);
    }
    snprintf(key, sizeof key, "gpu%d.*", device->card);
    if (look(key, value, size) && value[0] == '!') {
        return atoi(value + 1);
    }
    snprintf(key, sizeof key, "%s.%s", prefix, name);
    if (!look(key, value, size)) {
        return NOT_SUPPORTED;
    }
    return value[0] == '!' ? atoi(value + 1) : 0;
}

static int text(Device *device, const char *name, char *out, unsigned size)
{
    char value[256];
    int result = ask(device, name, value, sizeof value);
    if (result == 0) {
        snprintf(out, size, "%s", value);
    }
    return result;
}

static int number(Device *device, const char *name, unsigned *out)
{
    char value[256];
    int result = ask(device, name, value, sizeof value);
    if (result == 0) {
        *out = (unsigned)strtoul(value, NULL, 10);
    }
    return result;
}

EXPORT int nvmlInit_v2(void)
{
    unsigned unused = 0;
    int result = number(NULL, "init", &unused);
    for (int card = 0; card < CARDS; card++) {
        cards[card] = (Device){ card, -1 };
        for (int instance = 0; instance < INSTANCES; instance++) {
            instances[card][instance] = (Device){ card, instance };
        }
    }
    return result == NOT_SUPPORTED ? 0 : result;
}

EXPORT int nvmlShutdown(void) { return 0; }
EXPORT int nvmlSystemGetDriverVersion(char *out, unsigned size) { return text(NULL, "driver", out, size); }
EXPORT int nvmlSystemGetCudaDriverVersion(int *out) { return number(NULL, "cuda", (unsigned *)out); }
EXPORT int nvmlDeviceGetCount_v2(unsigned *out) { return number(NULL, "count", out); }

EXPORT int nvmlDeviceGetHandleByIndex_v2(unsigned index, Device **out)
{
    char key[64];
    char value[64];
    snprintf(key, sizeof key, "gpu%u.handle", index);
    if (look(key, value, sizeof value) && value[0] == '!') {
        return atoi(value + 1);
    }
    *out = &cards[index];
    return index < CARDS ? 0 : 2;
}

EXPORT int nvmlDeviceGetName(Device *d, char *out, unsigned size) { return text(d, "name", out, size); }
EXPORT int nvmlDeviceGetUUID(Device *d, char *out, unsigned size) { return text(d, "uuid", out, size); }
EXPORT int nvmlDeviceGetVbiosVersion(Device *d, char *out, unsigned size) { return text(d, "vbios", out, size); }
EXPORT int nvmlDeviceGetPowerUsage(Device *d, unsigned *out) { return number(d, "power", out); }
EXPORT int nvmlDeviceGetEnforcedPowerLimit(Device *d, unsigned *out) { return number(d, "power_limit", out); }
EXPORT int nvmlDeviceGetFanSpeed(Device *d, unsigned *out) { return number(d, "fan", out); }
EXPORT int nvmlDeviceGetPerformanceState(Device *d, unsigned *out) { return number(d, "pstate", out); }
EXPORT int nvmlDeviceGetCurrPcieLinkGeneration(Device *d, unsigned *out) { return number(d, "pcie_generation", out); }
EXPORT int nvmlDeviceGetCurrPcieLinkWidth(Device *d, unsigned *out) { return number(d, "pcie_width", out); }

EXPORT int nvmlDeviceGetTemperature(Device *d, unsigned sensor, unsigned *out) { return sensor == 0 ? number(d, "temperature", out) : NOT_SUPPORTED; }

EXPORT int nvmlDeviceGetClockInfo(Device *d, unsigned domain, unsigned *out)
{
    return domain == 1 ? number(d, "sm_clock", out) : domain == 2 ? number(d, "memory_clock", out) : NOT_SUPPORTED;
}

static int pair(Device *d, const char *name, unsigned *first, unsigned *second)
{
    *second = 0;
    return number(d, name, first);
}

EXPORT int nvmlDeviceGetEccMode(Device *d, unsigned *current, unsigned *pending) { return pair(d, "ecc_mode", current, pending); }
EXPORT int nvmlDeviceGetMigMode(Device *d, unsigned *current, unsigned *pending) { return pair(d, "mig_mode", current, pending); }
EXPORT int nvmlDeviceGetEncoderUtilization(Device *d, unsigned *percent, unsigned *period) { return pair(d, "encoder", percent, period); }
EXPORT int nvmlDeviceGetDecoderUtilization(Device *d, unsigned *percent, unsigned *period) { return pair(d, "decoder", percent, period); }

static int large(Device *d, const char *name, unsigned long long *out)
{
    char value[256];
    int result = ask(d, name, value, sizeof value);
    if (result == 0) {
        *out = strtoull(value, NULL, 0);
    }
    return result;
}

EXPORT int nvmlDeviceGetCurrentClocksThrottleReasons(Device *d, unsigned long long *out) { return large(d, "throttle", out); }

EXPORT int nvmlDeviceGetTotalEccErrors(Device *d, int uncorrected, int aggregate, unsigned long long *out)
{
    return large(d, uncorrected ? (aggregate ? "ecc_dbe_ever" : "ecc_dbe") : (aggregate ? "ecc_sbe_ever" : "ecc_sbe"), out);
}

typedef struct { char legacy[16]; unsigned domain, bus, device, id, subsystem; char bus_id[32]; } PciInfo;

EXPORT int nvmlDeviceGetPciInfo_v3(Device *d, PciInfo *out)
{
    char value[64];
    int result = ask(d, "pci", value, sizeof value);
    if (result == 0) {
        memset(out, 0, sizeof *out);
        if (sscanf(value, "%x:%x:%x.0", &out->domain, &out->bus, &out->device) != 3) {
            return 999;
        }
        snprintf(out->bus_id, sizeof out->bus_id, "%08X:%02X:%02X.0", out->domain, out->bus, out->device);
    }
    return result;
}

/* "memory TOTAL RESERVED FREE USED"; the older call counts what is reserved as used. */
static int memory(Device *d, unsigned long long *numbers)
{
    char value[256];
    int result = ask(d, "memory", value, sizeof value);
    if (result == 0 && sscanf(value, "%llu %llu %llu %llu", &numbers[0], &numbers[1], &numbers[2], &numbers[3]) != 4) {
        return 999;
    }
    return result;
}

typedef struct { unsigned long long total, free, used; } Memory;

EXPORT int nvmlDeviceGetMemoryInfo(Device *d, Memory *out)
{
    unsigned long long numbers[4];
    int result = memory(d, numbers);
    if (result == 0) {
        *out = (Memory){ numbers[0], numbers[2], numbers[3] + numbers[1] };
    }
    return result;
}

typedef struct { unsigned gpu, memory; } Utilization;

EXPORT int nvmlDeviceGetUtilizationRates(Device *d, Utilization *out)
{
    char value[256];
    int result = ask(d, "utilization", value, sizeof value);
    return result != 0 ? result : sscanf(value, "%u %u", &out->gpu, &out->memory) == 2 ? 0 : 999;
}

typedef struct { unsigned field, scope; long long timestamp, latency; int type, result; unsigned long long value; } FieldValue;

EXPORT int nvmlDeviceGetFieldValues(Device *d, int count, FieldValue *values)
{
    for (int i = 0; i < count; i++) {
        unsigned celsius = 0;
        values[i].result = values[i].field == 82 ? number(d, "memory_temperature", &celsius) : NOT_SUPPORTED;
        values[i].type = 1;
        values[i].value = celsius;
    }
    return 0;
}

typedef struct { unsigned pid; unsigned long long memory; } ProcessV1;
typedef struct { unsigned pid; unsigned long long memory; unsigned instance, compute_instance; } Process;

/* "PID:BYTES PID:BYTES"; n/a for bytes that the driver does not tell. */
static int processes(Device *d, const char *name, unsigned *count, Process *out)
{
    char value[4096];
    unsigned room = *count;
    unsigned found = 0;
    int result = ask(d, name, value, sizeof value);
    if (result == NOT_SUPPORTED) {
        *count = 0;
        return 0;
    }
    if (result != 0) {
        return result;
    }
    for (char *word = strtok(value, " "); word != NULL; word = strtok(NULL, " ")) {
        char *bytes = strchr(word, ':');
        if (found < room && bytes != NULL) {
            out[found].pid = (unsigned)strtoul(word, NULL, 10);
            out[found].memory = strcmp(bytes + 1, "n/a") == 0 ? ~0ULL : strtoull(bytes + 1, NULL, 10);
            out[found].instance = d->instance < 0 ? ~0U : (unsigned)d->instance;
            out[found].compute_instance = 0;
        }
        found++;
    }
    *count = found;
    return found > room ? INSUFFICIENT_SIZE : 0;
}

static int processes_v1(Device *d, const char *name, unsigned *count, ProcessV1 *out)
{
    Process room[256];
    unsigned found = 256;
    int result = processes(d, name, &found, room);
    if (result == 0 && found > *count) {
        result = INSUFFICIENT_SIZE;
    }
    for (unsigned i = 0; result == 0 && i < found; i++) {
        out[i] = (ProcessV1){ room[i].pid, room[i].memory };
    }
    *count = found;
    return result;
}

EXPORT int nvmlDeviceGetComputeRunningProcesses(Device *d, unsigned *count, ProcessV1 *out) { return processes_v1(d, "compute", count, out); }
EXPORT int nvmlDeviceGetGraphicsRunningProcesses(Device *d, unsigned *count, ProcessV1 *out) { return processes_v1(d, "graphics", count, out); }

#ifndef OLD_DRIVER
EXPORT int nvmlSystemGetCudaDriverVersion_v2(int *out) { return number(NULL, "cuda", (unsigned *)out); }
EXPORT int nvmlDeviceGetCurrentClocksEventReasons(Device *d, unsigned long long *out) { return large(d, "throttle", out); }
EXPORT int nvmlDeviceGetMaxMigDeviceCount(Device *d, unsigned *out) { return number(d, "mig_most", out); }
EXPORT int nvmlDeviceGetGpuInstanceId(Device *d, unsigned *out) { return number(d, "instance_id", out); }
EXPORT int nvmlDeviceGetComputeRunningProcesses_v3(Device *d, unsigned *count, Process *out) { return processes(d, "compute", count, out); }
EXPORT int nvmlDeviceGetGraphicsRunningProcesses_v3(Device *d, unsigned *count, Process *out) { return processes(d, "graphics", count, out); }

typedef struct { unsigned version; unsigned long long total, reserved, free, used; } MemoryV2;

EXPORT int nvmlDeviceGetMemoryInfo_v2(Device *d, MemoryV2 *out)
{
    unsigned long long numbers[4];
    int result = out->version == (sizeof(MemoryV2) | (2U << 24)) ? memory(d, numbers) : 25;
    if (result == 0) {
        out->total = numbers[0];
        out->reserved = numbers[1];
        out->free = numbers[2];
        out->used = numbers[3];
    }
    return result;
}

EXPORT int nvmlDeviceGetMigDeviceHandleByIndex(Device *d, unsigned index, Device **out)
{
    char value[256];
    if (index >= INSTANCES || ask(&instances[d->card][index], "uuid", value, sizeof value) != 0) {
        return NOT_FOUND;
    }
    *out = &instances[d->card][index];
    return 0;
}

typedef struct { unsigned pid; unsigned long long timestamp; unsigned sm, memory, encoder, decoder; } Sample;

/* "samples PID:TIME:PERCENT ..."; the caller gets those that are newer than it says. */
EXPORT int nvmlDeviceGetProcessUtilization(Device *d, Sample *out, unsigned *count, unsigned long long since)
{
    char value[4096];
    unsigned room = *count;
    unsigned found = 0;
    int result = ask(d, "samples", value, sizeof value);
    if (result != 0) {
        return result;
    }
    for (char *word = strtok(value, " "); word != NULL; word = strtok(NULL, " ")) {
        Sample sample = { 0 };
        if (sscanf(word, "%u:%llu:%u", &sample.pid, &sample.timestamp, &sample.sm) == 3 && sample.timestamp > since) {
            if (found < room) {
                out[found] = sample;
            }
            found++;
        }
    }
    *count = found;
    return found == 0 ? NOT_FOUND : found > room ? INSUFFICIENT_SIZE : 0;
}

typedef struct { Device *device; unsigned long long type, data; unsigned instance, compute_instance; } Event;

EXPORT int nvmlEventSetCreate(void **out)
{
    *out = &delivered;
    return 0;
}

EXPORT int nvmlDeviceRegisterEvents(Device *d, unsigned long long types, void *set)
{
    unsigned supported = 0;
    return number(d, "events", &supported) != 0 ? NOT_SUPPORTED : (types == 8 && set == &delivered) ? 0 : 2;
}

/* "xids XID@CARD ..."; each is delivered once in the life of the library. */
EXPORT int nvmlEventSetWait_v2(void *set, Event *out, unsigned timeout)
{
    char value[4096];
    unsigned position = 0;
    (void)timeout;
    if (set != &delivered || ask(NULL, "xids", value, sizeof value) != 0) {
        return TIMEOUT;
    }
    for (char *word = strtok(value, " "); word != NULL; word = strtok(NULL, " "), position++) {
        unsigned xid;
        unsigned card;
        if (position == delivered && sscanf(word, "%u@%u", &xid, &card) == 2 && card < CARDS) {
            delivered++;
            *out = (Event){ &cards[card], 8, xid, ~0U, ~0U };
            return 0;
        }
    }
    return TIMEOUT;
}

EXPORT int nvmlEventSetFree(void *set) { return set == &delivered ? 0 : 2; }
#endif
