namespace Vedette.Collectors.Llm.Evidence;

/// <summary>What /proc tells of one process beyond its command line.</summary>
internal sealed record ProcessEvidence
{
    public static ProcessEvidence None { get; } = new();

    public IReadOnlyList<string> Libraries { get; init; } = [];

    public IReadOnlyList<string> ModelFiles { get; init; } = [];

    /// <summary>Its own listening sockets; where its descriptors may not be read, all those of its user.</summary>
    public IReadOnlyList<ListeningSocket> Sockets { get; init; } = [];

    /// <summary>True where <see cref="Sockets"/> were matched by its descriptors; false where they are only its user's.</summary>
    public bool OwnSockets { get; init; }

    /// <summary>Whether it shares the network of this program; null where that may not be read.</summary>
    public bool? SharesNetwork { get; init; }
}
