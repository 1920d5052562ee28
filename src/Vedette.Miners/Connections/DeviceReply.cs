namespace Vedette.Miners.Connections;

/// <summary>What came of one question.</summary>
public sealed record DeviceReply(ReplyOutcome Outcome, ReadOnlyMemory<byte> Body)
{
    /// <summary>Of HTTP; null elsewhere.</summary>
    public int? Status { get; init; }

    /// <summary>Of HTTP, with names in lower case; the last of each name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = EmptyHeaders;

    /// <summary>The device ended in the middle, or there was more than is read.</summary>
    public bool IsCut { get; init; }

    /// <summary>There is something to read: for HTTP with a status of 200 to 299.</summary>
    public bool IsAnswer => Outcome == ReplyOutcome.Answered && Status is null or (>= 200 and < 300) && Body.Length > 0;

    private static readonly Dictionary<string, string> EmptyHeaders = [];

    public static DeviceReply Without(ReplyOutcome outcome) => new(outcome, default);
}
