using System.Net;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Actions;

/// <summary>What the owner of the site's machine wrote into the file there.</summary>
internal sealed record ActionPolicy
{
    public const int DefaultMostPerHour = 20;
    public const int DefaultMostAtOnce = 1;
    public const int DefaultSecondsBetween = 10;

    public IReadOnlySet<MinerActionKind> Allowed { get; init; } = new HashSet<MinerActionKind>();

    public IReadOnlyList<IPNetwork> Ranges { get; init; } = [];

    public int MostPerHour { get; init; } = DefaultMostPerHour;

    public int MostAtOnce { get; init; } = DefaultMostAtOnce;

    public TimeSpan Between { get; init; } = TimeSpan.FromSeconds(DefaultSecondsBetween);

    public IReadOnlyList<PoolPermission> Pools { get; init; } = [];

    public bool Covers(string address) =>
        IPAddress.TryParse(address, out IPAddress? parsed) && Ranges.Any(range => range.Contains(parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed));

    public PoolPermission? PoolOf(string url) => Pools.FirstOrDefault(pool => pool.Url == url);
}
