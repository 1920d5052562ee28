using Vedette.Server.Miners.Judgement.Truth;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>What is known of a kind of pool before it is asked.</summary>
internal sealed record PoolKind
{
    /// <summary>The word of docs/formats/miners-api.md.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Where its public API is; ends with a slash.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>What its miners give before the worker's name.</summary>
    public required PoolAccountForm AccountIs { get; init; }

    public PoolSecretForm SecretIs { get; init; }

    public bool NeedsSecret => SecretIs != PoolSecretForm.None;

    /// <summary>Its hosts that miners connect to, with * for any letters. Empty = the host of its API, which is the pool itself: another address is another pool with other workers.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Hosts of <see cref="Hosts"/> that are another product of the pool's maker with accounts of its own.</summary>
    public IReadOnlyList<string> OtherHosts { get; init; } = [];

    /// <summary>What the pool takes a worker's rate over.</summary>
    public required double WindowSeconds { get; init; }

    /// <summary>The pool names every worker that worked within the window: one that it does not name did not.</summary>
    public bool ListsAll { get; init; }

    /// <summary>What the pool calls the work of a miner that gives no worker's name; null = not known.</summary>
    public string? Unnamed { get; init; }

    public bool IsHost(string host) => Hosts.Any(p => WorkerPattern.Matches(p, host)) && !OtherHosts.Any(p => WorkerPattern.Matches(p, host));
}
