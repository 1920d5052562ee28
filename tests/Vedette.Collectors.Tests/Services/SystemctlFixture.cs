using Vedette.Collectors.Services;

namespace Vedette.Collectors.Tests.Services;

/// <summary>Outputs of <c>systemctl show</c> of several versions, and readers over them.</summary>
internal static class SystemctlFixture
{
    private static readonly Func<string, string> Mask = text => text.Replace("hunter2", "***", StringComparison.Ordinal);

    // A shell may wait long for its turn on a busy machine.
    private static readonly ServiceReaderOptions Patient = new() { LongestCall = TimeSpan.FromMinutes(2) };

    public static string FilePath(string name) => Path.Join(AppContext.BaseDirectory, "Services", "Fixtures", $"{name}.txt");

    public static byte[] Bytes(string name) => File.ReadAllBytes(FilePath(name));

    public static UnitTexts Texts() => new(Mask, MaskArguments);

    public static Dictionary<string, ServiceReading> Readings(string name) =>
        SystemctlShowParser.Parse(Bytes(name)).Select(unit => UnitReading.From(unit, Texts())).OfType<ServiceReading>().ToDictionary(s => s.Name);

    /// <summary>A reader whose systemctl is a shell script.</summary>
    public static ServiceReader Reader(HostTree host, string script, ServiceReaderOptions? options = null) =>
        new(host.Files, Mask, MaskArguments, (options ?? Patient) with { Command = ["/bin/sh", "-c", script, "sh"] });

    /// <summary>A host that systemd runs.</summary>
    public static HostTree Host()
    {
        HostTree host = new HostTree().Write("sys/fs/cgroup/cgroup.controllers", "cpu memory pids\n");
        Directory.CreateDirectory(host.Files.Root("run/systemd/system"));
        return host;
    }

    private static IReadOnlyList<string> MaskArguments(IReadOnlyList<string> arguments) =>
        [.. arguments.Select((argument, i) => i > 0 && arguments[i - 1] == "--password" ? "***" : Mask(argument))];
}
