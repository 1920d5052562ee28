using System.Net;
using System.Net.Sockets;

namespace Vedette.Server.Accounts;

/// <summary>
/// Slows guessing down: after a few failures of one user from one address each further one doubles the wait, and so, later, for an address whatever the user.
/// Bound to the address, so that nobody can lock another person out. An attempt counts as failed from its start, so that many at once do not slip through.
/// </summary>
internal sealed class LoginThrottle(TimeProvider clock)
{
    private const int FreeFailuresPerUser = 5;
    private const int FreeFailuresPerAddress = 30;
    private const int MostKeys = 10_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(1);

    // Guards _failures; held for a look-up, and for one pass over the keys when their number is at its limit.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LoginFailures> _failures = new(StringComparer.Ordinal);

    /// <summary>Null where the attempt may go on; it counts as failed until <see cref="Succeeded"/>. Else how long to wait.</summary>
    public TimeSpan? Begin(string username, IPAddress? address)
    {
        (string user, string place) = Keys(username, address);
        DateTimeOffset now = clock.GetUtcNow();
        lock (_lock)
        {
            TimeSpan wait = new[] { WaitOfLocked(user, now), WaitOfLocked(place, now) }.Max();
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            CountLocked(user, FreeFailuresPerUser, now);
            CountLocked(place, FreeFailuresPerAddress, now);
            return null;
        }
    }

    public void Succeeded(string username, IPAddress? address)
    {
        (string user, string place) = Keys(username, address);
        lock (_lock)
        {
            _failures.Remove(user);

            // Takes back this attempt only: who has an account must not be able to wipe out the count of guesses at others'.
            if (_failures.TryGetValue(place, out LoginFailures failures))
            {
                _failures[place] = failures with { Count = failures.Count - 1, NotBefore = clock.GetUtcNow() };
            }
        }
    }

    private static (string User, string Place) Keys(string username, IPAddress? address)
    {
        string place = Place(address);
        return ($"{place} {username.ToUpperInvariant()}", place);
    }

    // An IPv6 host owns its /64; counting single addresses would give it 2^64 tries.
    private static string Place(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private TimeSpan WaitOfLocked(string key, DateTimeOffset now) => _failures.TryGetValue(key, out LoginFailures failures) ? failures.NotBefore - now : TimeSpan.Zero;

    private void CountLocked(string key, int free, DateTimeOffset now)
    {
        MakeRoomLocked(now);
        int count = _failures.TryGetValue(key, out LoginFailures before) && now - before.LastAt < ForgottenAfter ? before.Count + 1 : 1;
        double seconds = count <= free ? 0 : Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(count - free - 1, 20)));
        _failures[key] = new LoginFailures(count, now, now + TimeSpan.FromSeconds(seconds));
    }

    private void MakeRoomLocked(DateTimeOffset now)
    {
        if (_failures.Count < MostKeys)
        {
            return;
        }

        string[] old = [.. _failures.Where(f => now - f.Value.LastAt >= ForgottenAfter).Select(f => f.Key)];
        foreach (string key in old.Length > 0 ? old : [.. _failures.OrderBy(f => f.Value.NotBefore).Take(MostKeys / 10).Select(f => f.Key)])
        {
            _failures.Remove(key);
        }
    }
}
