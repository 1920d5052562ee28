using System.Text.Json.Serialization;

namespace Vedette.Server.Miners.Scans;

/// <summary>A miner that was found, moved to another address, or went.</summary>
/// <param name="AtMs">When the state that shows it was read.</param>
/// <param name="Change">found, moved or gone.</param>
/// <param name="MinerId">Null where its number is not kept any more.</param>
/// <param name="Title">What people call it.</param>
internal sealed record Discovery(long AtMs, string Change, int AgentId, int? MinerId, string Key, string Title)
{
    public string? Model { get; init; }

    public string? IpAddress { get; init; }

    /// <summary>How it was found there: scan, poll or ip_report; null where its agent does not tell.</summary>
    public string? By { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PreviousIpAddress { get; init; }
}
