using Vedette.Collectors.Files;

namespace Vedette.Collectors.Gpu.Drm;

/// <summary>What amdgpu writes below a card's device folder.</summary>
internal sealed class AmdGauges : IDrmGauges
{
    private const double MicroPerUnit = 1e6;
    private const double MilliPerUnit = 1000;
    private const double HighestPwm = 255;

    private readonly NumberFile _busy;
    private readonly NumberFile _memoryBusy;
    private readonly NumberFile _memoryUsed;
    private readonly NumberFile _power;
    private readonly NumberFile _temperature;
    private readonly NumberFile _memoryTemperature;
    private readonly NumberFile _fan;
    private readonly HostFileReader _coreClock;
    private readonly HostFileReader _memoryClock;

    /// <param name="device">/sys/class/drm/cardN/device.</param>
    public AmdGauges(string device)
    {
        var sensors = new HwmonFolder(device);
        _busy = new NumberFile(Path.Join(device, "gpu_busy_percent"));
        _memoryBusy = new NumberFile(Path.Join(device, "mem_busy_percent"));
        _memoryUsed = new NumberFile(Path.Join(device, "mem_info_vram_used"));
        _power = sensors.File("power1_average", "power1_input");
        _temperature = sensors.Temperature("edge", "temp1_input");
        _memoryTemperature = sensors.Temperature("mem", "temp3_input");
        _fan = sensors.File("pwm1");
        _coreClock = new HostFileReader(Path.Join(device, "pp_dpm_sclk"), FileCap.SmallBytes);
        _memoryClock = new HostFileReader(Path.Join(device, "pp_dpm_mclk"), FileCap.SmallBytes);
        MemoryTotalBytes = KernelAttribute.TryReadNumber(Path.Join(device, "mem_info_vram_total"));
        using NumberFile limit = sensors.File("power1_cap");
        PowerLimitWatts = limit.Read() / MicroPerUnit;
    }

    public long? MemoryTotalBytes { get; }

    public double? PowerLimitWatts { get; }

    public void Read(double seconds, ref CardGauges now)
    {
        now.UtilizationPercent = _busy.Read();
        now.MemoryUtilizationPercent = _memoryBusy.Read();
        now.MemoryUsedBytes = _memoryUsed.Read();
        now.MemoryFreeBytes = MemoryTotalBytes - now.MemoryUsedBytes;
        now.PowerWatts = _power.Read() / MicroPerUnit;
        now.TemperatureCelsius = _temperature.Read() / MilliPerUnit;
        now.MemoryTemperatureCelsius = _memoryTemperature.Read() / MilliPerUnit;
        now.FanPercent = _fan.Read() is { } pwm ? Math.Round(100 * pwm / HighestPwm, 1) : null;
        now.ClockSmMhz = Clock(_coreClock);
        now.ClockMemoryMhz = Clock(_memoryClock);
    }

    public void Dispose()
    {
        foreach (IDisposable file in (ReadOnlySpan<IDisposable>)[_busy, _memoryBusy, _memoryUsed, _power, _temperature, _memoryTemperature, _fan, _coreClock, _memoryClock])
        {
            file.Dispose();
        }
    }

    /// <summary>A card that sleeps refuses; its clock is then not known.</summary>
    private static long? Clock(HostFileReader table)
    {
        try
        {
            return table.TryRead(out ReadOnlySpan<byte> text) ? ClockTableParser.Current(text) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
