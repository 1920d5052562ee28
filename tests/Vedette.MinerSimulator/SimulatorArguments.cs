using System.Globalization;

namespace Vedette.MinerSimulator;

/// <summary>The command line of the program.</summary>
internal sealed record SimulatorArguments(SimulatedSiteOptions Site, string? ReadyFile, IReadOnlyDictionary<string, int> Faults)
{
    public const string Usage = """
        vedette-miner-simulator --devices DIR [--count 1] [--first 127.10.0.1] [--seed 1] [--play NAME,NAME] [--faults KIND=COUNT,...] [--low-port-offset N] [--ready-file FILE]

        Plays recorded miners on loopback addresses until it is stopped. KIND is one of slow-drip, cut-reply, malformed, silent, hangs-up, one-client-at-a-time, refusing, dark, board-lost, sleeping, shares-stopped,
        pool-changed; the faults fall on the last miners. Ports below 1024 need root unless an offset is added to them.
        """;

    /// <summary>Null and a sentence where something does not fit.</summary>
    public static (SimulatorArguments? Arguments, string? Error) Parse(string[] arguments)
    {
        var given = new Dictionary<string, string>();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == arguments.Length || !given.TryAdd(arguments[i][2..], arguments[i + 1]))
            {
                return (null, $"'{arguments[i]}' is no option with one value.");
            }
        }

        if (given.Keys.Except(["devices", "count", "first", "seed", "play", "faults", "low-port-offset", "ready-file"]).FirstOrDefault() is { } unknown)
        {
            return (null, $"--{unknown} is not known.");
        }

        if (!given.TryGetValue("devices", out string? devices))
        {
            return (null, "--devices is needed: the folder of recorded devices.");
        }

        try
        {
            int Number(string name, int usual) => given.TryGetValue(name, out string? text) ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : usual;
            var site = new SimulatedSiteOptions(devices)
            {
                Count = Number("count", 1),
                Seed = Number("seed", 1),
                LowPortOffset = Number("low-port-offset", 0),
                First = given.GetValueOrDefault("first", "127.10.0.1"),
                Recordings = given.TryGetValue("play", out string? names) ? names.Split(',') : [],
            };
            Dictionary<string, int> faults = given.TryGetValue("faults", out string? list)
                ? list.Split(',').Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => int.Parse(f[^1], NumberStyles.None, CultureInfo.InvariantCulture))
                : [];
            return (new SimulatorArguments(site, given.GetValueOrDefault("ready-file"), faults), null);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            return (null, error.Message);
        }
    }
}
