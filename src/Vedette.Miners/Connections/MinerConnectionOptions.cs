namespace Vedette.Miners.Connections;

/// <summary>How devices are spoken to. One for all of them.</summary>
public sealed record MinerConnectionOptions
{
    /// <summary>By maker, as families name it: antminer, whatsminer, vnish ... A maker that is not in it is asked without a login.</summary>
    public IReadOnlyDictionary<string, DeviceLogin> Logins { get; init; } = new Dictionary<string, DeviceLogin>();

    /// <summary>Other ports than the makers': from the one that a family asks for to the one that is connected to. For devices behind a forwarded port.</summary>
    public IReadOnlyDictionary<int, int> Ports { get; init; } = new Dictionary<int, int>();

    /// <summary>Switches and sleepy control boards lose a first packet: two tries of TCP itself fit in.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan RpcTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The web server of an ESP32 takes more than ten seconds at times.</summary>
    public TimeSpan WebTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A miner's interface is one thread, and some hang up on a second question that follows at once.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a device that refused the configured login is not asked with it again: too many tries lock some of them.</summary>
    public TimeSpan RestAfterRefusedLogin { get; init; } = TimeSpan.FromHours(1);
}
