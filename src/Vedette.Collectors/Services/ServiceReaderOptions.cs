namespace Vedette.Collectors.Services;

/// <summary>How the service manager is asked.</summary>
public sealed record ServiceReaderOptions
{
    /// <summary>A call costs systemd and systemctl together more than this agent uses in the meantime; what changes quickly is read from cgroups in between.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A call takes 20 to 50 ms; systemd answers late only while it reloads or the host is in trouble.</summary>
    public TimeSpan LongestCall { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Some 1.2 KB per unit.</summary>
    public int MaxOutputBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The program and what goes before its own arguments; null = systemctl at its usual places. For an agent in a container, which enters the host's namespaces first.</summary>
    public IReadOnlyList<string>? Command { get; init; }
}
