using Vedette.Collectors.Files;
using Vedette.Collectors.Rates;

namespace Vedette.Collectors.Gpu.Drm;

/// <summary>What i915 and xe write. Neither tells how busy a card is, other than to programs with rights to its performance counters: that stays unknown.</summary>
internal sealed class IntelGauges : IDrmGauges
{
    private const double MicroPerUnit = 1e6;
    private const double MilliPerUnit = 1000;

    /// <summary>No card takes a kilowatt for every unit of a rack.</summary>
    private const double HighestMicrowatts = 100_000 * MicroPerUnit;

    private readonly NumberFile _clock;
    private readonly NumberFile _energy;
    private readonly NumberFile _temperature;
    private readonly NumberFile _memoryTemperature;
    private readonly NumberFile _memoryAvailable;
    private readonly CounterRate _power = new(HighestMicrowatts);

    /// <param name="card">/sys/class/drm/cardN.</param>
    public IntelGauges(string card)
    {
        string device = Path.Join(card, "device");
        var sensors = new HwmonFolder(device);
        _clock = new NumberFile(FirstOf(Path.Join(card, "gt_act_freq_mhz"), Path.Join(card, "gt/gt0/rps_act_freq_mhz"), Path.Join(device, "tile0/gt0/freq0/act_freq")));
        _energy = sensors.File("energy1_input");
        _temperature = sensors.Temperature("pkg", "temp1_input");
        _memoryTemperature = sensors.Temperature("vram", "temp3_input");
        _memoryAvailable = new NumberFile(Path.Join(card, "lmem_avail_bytes"));
        MemoryTotalBytes = KernelAttribute.TryReadNumber(Path.Join(card, "lmem_total_bytes")) ?? KernelAttribute.TryReadNumber(Path.Join(device, "tile0/physical_vram_size_bytes"));
        using NumberFile limit = sensors.File("power1_max");
        PowerLimitWatts = limit.Read() is > 0 and var microwatts ? microwatts / MicroPerUnit : null;
    }

    public long? MemoryTotalBytes { get; }

    public double? PowerLimitWatts { get; }

    public void Read(double seconds, ref CardGauges now)
    {
        now.ClockSmMhz = _clock.Read();
        now.TemperatureCelsius = _temperature.Read() / MilliPerUnit;
        now.MemoryTemperatureCelsius = _memoryTemperature.Read() / MilliPerUnit;
        now.MemoryFreeBytes = _memoryAvailable.Read();
        now.MemoryUsedBytes = MemoryTotalBytes - now.MemoryFreeBytes;
        if (_energy.Read() is >= 0 and var microjoules && _power.TryNext((ulong)microjoules, seconds, out CounterStep step))
        {
            now.PowerWatts = Math.Round(step.PerSecond / MicroPerUnit, 3);
        }
    }

    public void Dispose()
    {
        foreach (IDisposable file in (ReadOnlySpan<IDisposable>)[_clock, _energy, _temperature, _memoryTemperature, _memoryAvailable])
        {
            file.Dispose();
        }
    }

    private static string FirstOf(params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (File.Exists(path))
            {
                return path;
            }
        }

        return paths[0];
    }
}
