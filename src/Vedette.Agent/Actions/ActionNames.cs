using Vedette.Protocol.Messages;

namespace Vedette.Agent.Actions;

/// <summary>The kinds as the file and the log write them.</summary>
internal static class ActionNames
{
    private static readonly (string Name, MinerActionKind Kind)[] All =
    [
        ("blink", MinerActionKind.Blink), ("pause", MinerActionKind.Pause), ("resume", MinerActionKind.Resume), ("reboot", MinerActionKind.Reboot),
        ("pool", MinerActionKind.Pool), ("power_mode", MinerActionKind.PowerMode), ("power_limit", MinerActionKind.PowerLimit),
    ];

    public static string Known { get; } = string.Join(", ", All.Select(a => a.Name));

    public static MinerActionKind? Parse(string? name) => Array.Find(All, a => a.Name == name) is { Name: not null } found ? found.Kind : null;

    public static string Of(MinerActionKind kind) => Array.Find(All, a => a.Kind == kind).Name ?? $"{(int)kind}";
}
