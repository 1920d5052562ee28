using System.Collections.Concurrent;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>What a card does just now. A call that fails leaves its gauge unknown.</summary>
internal static class NvmlGaugeReader
{
    private const uint GpuSensor = 0;
    private const uint SmClock = 1;
    private const uint MemoryClock = 2;

    /// <summary>Performance states go from 0, the fastest, to 15; NVML_PSTATE_UNKNOWN is 32.</summary>
    private static readonly string[] States = [.. Enumerable.Range(0, 16).Select(state => $"P{state}")];

    private static readonly ConcurrentDictionary<(uint Generation, uint Width), string> Links = [];

    public static void Read(NvmlCalls calls, nint device, NvmlQueries queries, ref CardGauges now)
    {
        if (queries.Check(calls.Structures.Utilization(device, out NvmlUtilization utilization), "nvmlDeviceGetUtilizationRates"))
        {
            now.UtilizationPercent = utilization.Gpu;
            now.MemoryUtilizationPercent = utilization.Memory;
        }

        now.PowerWatts = queries.Check(calls.PowerMilliwatts.Read(device, out uint milliwatts), "nvmlDeviceGetPowerUsage") ? milliwatts / 1000.0 : null;
        now.TemperatureCelsius = queries.Check(calls.Temperature.Read(device, GpuSensor, out uint celsius), "nvmlDeviceGetTemperature") ? celsius : null;
        now.MemoryTemperatureCelsius = queries.Check(calls.Structures.MemoryTemperature(device, out uint memoryCelsius), "nvmlDeviceGetFieldValues") ? memoryCelsius : null;
        now.FanPercent = queries.Check(calls.FanPercent.Read(device, out uint fan), "nvmlDeviceGetFanSpeed") ? fan : null;
        now.ClockSmMhz = queries.Check(calls.Clock.Read(device, SmClock, out uint sm), "nvmlDeviceGetClockInfo") ? sm : null;
        now.ClockMemoryMhz = queries.Check(calls.Clock.Read(device, MemoryClock, out uint memory), "nvmlDeviceGetClockInfo") ? memory : null;
        now.ThrottleMask = queries.Check(calls.ClockEventReasons.Read(device, out ulong reasons), "nvmlDeviceGetCurrentClocksEventReasons") ? reasons : null;
        now.EncoderPercent = queries.Check(calls.Encoder.Read(device, out uint encoder), "nvmlDeviceGetEncoderUtilization") ? encoder : null;
        now.DecoderPercent = queries.Check(calls.Decoder.Read(device, out uint decoder), "nvmlDeviceGetDecoderUtilization") ? decoder : null;
        now.PerformanceState = queries.Check(calls.PerformanceState.Read(device, out uint state), "nvmlDeviceGetPerformanceState") && state < States.Length ? States[state] : null;
        now.PcieLink = Link(calls, device, queries);
        ReadEcc(calls.Structures, device, queries, ref now);
    }

    private static void ReadEcc(NvmlStructureCalls calls, nint device, NvmlQueries queries, ref CardGauges now)
    {
        const string Call = "nvmlDeviceGetTotalEccErrors";
        now.EccCorrectedVolatile = queries.Check(calls.EccErrors(device, uncorrected: false, aggregate: false, out ulong corrected), Call) ? (long)corrected : null;
        now.EccUncorrectedVolatile = queries.Check(calls.EccErrors(device, uncorrected: true, aggregate: false, out ulong uncorrected), Call) ? (long)uncorrected : null;
        now.EccCorrectedAggregate = queries.Check(calls.EccErrors(device, uncorrected: false, aggregate: true, out ulong correctedEver), Call) ? (long)correctedEver : null;
        now.EccUncorrectedAggregate = queries.Check(calls.EccErrors(device, uncorrected: true, aggregate: true, out ulong uncorrectedEver), Call) ? (long)uncorrectedEver : null;
    }

    private static string? Link(NvmlCalls calls, nint device, NvmlQueries queries) =>
        queries.Check(calls.PcieGeneration.Read(device, out uint generation), "nvmlDeviceGetCurrPcieLinkGeneration")
        && queries.Check(calls.PcieWidth.Read(device, out uint width), "nvmlDeviceGetCurrPcieLinkWidth")
        && generation is > 0 and < 32 && width is > 0 and <= 64
            ? Links.GetOrAdd((generation, width), static link => $"gen {link.Generation} x{link.Width}")
            : null;
}
