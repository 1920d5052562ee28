using Vedette.Collectors.Hardware;
using Vedette.Collectors.Programs;

namespace Vedette.Collectors.Disks;

/// <summary>
/// Asks each disk for its health through smartctl, where that is installed and this user may. A sleeping disk is not woken. Health changes over days: twice an hour is often enough, and each question costs
/// the disk some milliseconds.
/// </summary>
public sealed class SmartReader : IBackgroundReader
{
    /// <summary>A disk with 30 attributes and its logs prints some 30 KB.</summary>
    private const int MostBytes = 1024 * 1024;

    private static readonly TimeSpan LongestQuestion = TimeSpan.FromSeconds(20);

    private readonly HostFiles _files;
    private readonly BoundedProgram _programs;
    private readonly string? _smartctl;
    private IReadOnlyDictionary<string, SmartReading>? _current;

    public SmartReader(HostFiles files, TimeProvider clock)
        : this(files, clock, BoundedProgram.Find("smartctl"))
    {
    }

    internal SmartReader(HostFiles files, TimeProvider clock, string? smartctl)
    {
        _files = files;
        _programs = new BoundedProgram(LongestQuestion, MostBytes, clock);
        _smartctl = smartctl;
    }

    public string Name => "smart";

    public TimeSpan Interval => TimeSpan.FromMinutes(30);

    /// <summary>By the kernel's name of the disk; null before the first reading.</summary>
    internal IReadOnlyDictionary<string, SmartReading>? Current => Volatile.Read(ref _current);

    public async Task ReadAsync(CancellationToken stop)
    {
        var readings = new Dictionary<string, SmartReading>(StringComparer.Ordinal);
        if (Directory.Exists(_files.Sys("block")))
        {
            foreach (string disk in new BlockDevices(_files).Disks)
            {
                readings[disk] = await ReadAsync(disk, stop);
            }
        }

        Volatile.Write(ref _current, readings);
    }

    private async Task<SmartReading> ReadAsync(string disk, CancellationToken stop)
    {
        if (_smartctl is null)
        {
            return new SmartReading { Unavailable = "smartctl is not installed" };
        }

        // Exit codes are bits: above the lowest two they tell of the disk's health, not of a failure to ask.
        ProgramOutcome? outcome = await _programs.RunAsync(_smartctl, ["--json", "-H", "-A", "-n", "standby", "/dev/" + disk], stop);
        if (outcome is null)
        {
            return new SmartReading { Unavailable = "smartctl cannot be started" };
        }

        SmartReading reading = outcome.Cut is { } cut ? new SmartReading { Unavailable = $"smartctl: {cut}" } : SmartctlParser.Parse(outcome.Output);

        // A disk that sleeps is as well as it was.
        bool sleeps = reading.Unavailable?.Contains("STANDBY", StringComparison.OrdinalIgnoreCase) == true;
        return sleeps && Current?.GetValueOrDefault(disk) is { Unavailable: null } before ? before : reading;
    }
}
