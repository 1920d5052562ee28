using Vedette.Agent.Logging;
using Vedette.Collectors;

namespace Vedette.Agent.Configuration;

/// <summary>What the owner of the machine decided, checked: file, environment and flags merged. docs/formats/agent-config.md lists the keys.</summary>
internal sealed record AgentSettings
{
    /// <summary>256 MiB hold a day of a busy host's measurements many times over and fit on a small virtual disk.</summary>
    public const long DefaultSpoolMaxBytes = 256L * 1024 * 1024;

    public Uri? ServerUrl { get; init; }

    /// <summary>A key given by hand instead of by enrolment. Never logged.</summary>
    public string? ApiKey { get; init; }

    public string StateDirectory { get; init; } = Agent.StateDirectory.DefaultPath;

    /// <summary>The owner's own interval, which then goes before the server's; null = the server's.</summary>
    public TimeSpan? CollectInterval { get; init; }

    public long SpoolMaxBytes { get; init; } = DefaultSpoolMaxBytes;

    public TransportChoice Transport { get; init; }

    /// <summary>A PEM file that holds the only root to trust; null = the one stored at enrolment, else the system's.</summary>
    public string? CaFile { get; init; }

    public LogLevel LogLevel { get; init; } = LogLevel.Info;

    public LogFormat LogFormat { get; init; }

    /// <summary>Where the kernel's files are; elsewhere than usual in a container that the host's are mounted into.</summary>
    public HostFiles Files { get; init; } = new();

    /// <summary>Whoever may open a container engine's socket may do anything on the host: none is opened unless the owner names it.</summary>
    public IReadOnlyList<string> ContainerSockets { get; init; } = [];

    /// <summary>True = servers of language models on this host are asked, over loopback alone, what they serve.</summary>
    public bool LlmProbe { get; init; } = true;

    /// <summary>For what runs before consent too: no request leaves the program, not even to loopback, and no network is looked through.</summary>
    public AgentSettings WithoutRequests() => this with { LlmProbe = false, Miners = new MinersSettings() };

    public BridgeSettings Bridge { get; init; } = new();

    public TelegrafSettings Telegraf { get; init; } = new();

    /// <summary>The file that says what the server may have done to miners; nothing where it is not there. Never set from the server.</summary>
    public string MinerActionsFile { get; init; } = "/etc/vedette-agent/miner-actions.json";

    public MetricsPageSettings MetricsPage { get; init; } = new();

    public MinersSettings Miners { get; init; } = new();
}
