using System.Text.Json.Serialization;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Rows;

/// <summary>A finding in a reply.</summary>
internal sealed record FindingView
{
    public required string Type { get; init; }

    public required string Severity { get; init; }

    public required long Since { get; init; }

    public required string Sentence { get; init; }

    /// <summary>Which sentence it is; null where there is only the sentence.</summary>
    public Phrase? Phrase { get; init; }

    public required IReadOnlyDictionary<string, object?> Evidence { get; init; }

    /// <summary>Parts of the sentence.</summary>
    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    public required string Scope { get; init; }

    /// <summary>The id of the miner, the rack or the site.</summary>
    public int? ScopeId { get; init; }

    public int? SiteId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MinerId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RackId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Children { get; init; }

    /// <param name="minerId">Null where it is of none, or of one without a number.</param>
    public static FindingView Of(MinerFinding finding, int? siteId, int? minerId) => new()
    {
        Type = finding.Type,
        Severity = finding.Severity,
        Since = finding.SinceMs,
        Sentence = finding.Sentence,
        Phrase = finding.Phrase,
        Evidence = finding.Evidence,
        Clauses = finding.Clauses,
        Scope = finding.Scope,
        ScopeId = finding.Scope switch { "rack" => finding.RackId, "site" => siteId, _ => minerId },
        SiteId = siteId,
        MinerId = minerId,
        RackId = finding.RackId,
        Children = finding.Children,
    };
}
