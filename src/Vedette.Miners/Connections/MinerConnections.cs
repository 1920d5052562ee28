using System.Collections.Concurrent;

namespace Vedette.Miners.Connections;

/// <summary>Opens connections to devices, and remembers across them which ones refused their login.</summary>
public sealed class MinerConnections(MinerConnectionOptions options, TimeProvider clock)
{
    /// <summary>Far above the number of devices of any site.</summary>
    private const int MostRefusals = 100_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _refusedUntil = new(StringComparer.Ordinal);

    internal MinerConnectionOptions Options => options;

    internal TimeProvider Clock => clock;

    /// <param name="address">An IP address or a name, without a port.</param>
    public IMinerConnection Open(string address) => new MinerConnection(address, this);

    /// <summary>The login to try there, if there is one.</summary>
    internal DeviceLogin? LoginFor(string? maker) => maker is not null && options.Logins.TryGetValue(maker, out DeviceLogin? login) ? login : null;

    internal bool HasRefused(string address, string maker) => _refusedUntil.TryGetValue(Key(address, maker), out DateTimeOffset until) && clock.GetUtcNow() < until;

    internal void Refused(string address, string maker)
    {
        if (_refusedUntil.Count < MostRefusals)
        {
            _refusedUntil[Key(address, maker)] = clock.GetUtcNow() + options.RestAfterRefusedLogin;
        }
    }

    internal void Accepted(string address, string maker) => _refusedUntil.TryRemove(Key(address, maker), out _);

    private static string Key(string address, string maker) => $"{maker}@{address}";
}
