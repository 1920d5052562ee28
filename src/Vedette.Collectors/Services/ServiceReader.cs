namespace Vedette.Collectors.Services;

/// <summary>Asks systemctl about all services in one call. Where systemd does not run the host there is nothing to ask and no failure.</summary>
public sealed class ServiceReader : IBackgroundReader, IServiceTable
{
    private readonly HostFiles _files;
    private readonly ServiceReaderOptions _options;
    private readonly UnitTexts _texts;
    private volatile IReadOnlyList<ServiceReading>? _services;

    /// <param name="files">Systemd runs the host where run/systemd/system is.</param>
    /// <param name="scrubText">Takes secrets out of a text.</param>
    /// <param name="scrubCommandLine">Takes secrets out of a command's arguments.</param>
    /// <param name="options">Null = the defaults.</param>
    public ServiceReader(HostFiles files, Func<string, string> scrubText, Func<IReadOnlyList<string>, IReadOnlyList<string>> scrubCommandLine, ServiceReaderOptions? options = null)
    {
        _files = files;
        _options = options ?? new ServiceReaderOptions();
        _texts = new UnitTexts(scrubText, scrubCommandLine);
    }

    public string Name => "systemd";

    public TimeSpan Interval => _options.Interval;

    /// <summary>Failed ones first, then those on their way, running ones, inactive ones; by name within each.</summary>
    public IReadOnlyList<ServiceReading>? Services => _services;

    public async Task ReadAsync(CancellationToken stop)
    {
        if (!Directory.Exists(_files.Root("run/systemd/system")))
        {
            _services = null;
            return;
        }

        var systemctl = new SystemctlCommand(_options.Command ?? [SystemctlCommand.Find()], _options.LongestCall, _options.MaxOutputBytes);
        byte[] output = await systemctl.RunAsync(["show", "--all", "--no-pager", $"--property={string.Join(',', UnitReading.Properties)}", "--", "*.service"], stop);
        _services = Read(output);
    }

    private List<ServiceReading> Read(byte[] output)
    {
        Dictionary<string, ServiceReading> byName = new(StringComparer.Ordinal);
        foreach (UnitProperties unit in SystemctlShowParser.Parse(output))
        {
            if (UnitReading.From(unit, _texts) is { } reading)
            {
                byName.TryAdd(reading.Name, reading);
            }
        }

        if (byName.Count == 0)
        {
            throw new FormatException($"systemctl show printed {output.Length} bytes and no loaded service among them; blocks with Id= and LoadState= were needed.");
        }

        _texts.Keep(byName.Keys.ToHashSet(StringComparer.Ordinal));
        return [.. byName.Values.OrderBy(s => Rank(s.ActiveState)).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    private static int Rank(string? activeState) => activeState switch
    {
        "failed" => 0,
        "activating" or "deactivating" or "reloading" => 1,
        "active" => 2,
        _ => 3,
    };
}
